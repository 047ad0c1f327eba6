namespace Engine.Sdk;

/// <summary>A telephone number to look for. Immutable.</summary>
public sealed record NumberQuery
{
    /// <summary>
    /// What to ask the CRM for, most promising first: the fewest spellings that, by the connector's <see cref="NumberMatching"/>, miss no
    /// true match. One to about a dozen entries, never empty strings. A connector asks for all of them, in one request where it can.
    /// </summary>
    public required IReadOnlyList<string> Spellings { get; init; }

    /// <summary>The number in E.164 (<c>+441733667800</c>), or null when only part of a number, or an internal one, was asked for.</summary>
    public string? E164 { get; init; }

    /// <summary>The digits of the number without country code, trunk prefix and extension; 1 to 32 ASCII digits.</summary>
    public required string Digits { get; init; }

    /// <summary>
    /// Whether the usual way has been tried and found nothing: a connector with <see cref="ConnectorAttribute.SearchesThoroughly"/> then takes its slower way.
    /// </summary>
    public bool IsThorough { get; init; }

    /// <summary>Most contacts worth returning, 1 or more. Those beyond it are cut.</summary>
    public required int Limit { get; init; }
}
