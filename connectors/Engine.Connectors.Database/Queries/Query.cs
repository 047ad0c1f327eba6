using Engine.Connectors.Database.Settings;

namespace Engine.Connectors.Database.Queries;

/// <summary>A statement that has passed its check, with the parameters it uses.</summary>
internal sealed record Query
{
    public required string Text { get; init; }

    public required Purpose Purpose { get; init; }

    public required IReadOnlyList<string> Parameters { get; init; }

    public static Query? OfSetting(DatabaseSettings settings, Purpose purpose)
    {
        var text = purpose.TextIn(settings).Trim();
        if (text.Length == 0)
            return null;
        if (StatementCheck.Mistake(text, settings.Kind, purpose) is { } mistake)
            throw new ConnectorException(ConnectorErrorKind.Misconfigured, $"{purpose.Setting}: {mistake}");
        return Of(text, settings.Kind, purpose);
    }

    /// <summary>Of a text the connector has written itself, or one that is checked.</summary>
    public static Query Of(string text, DatabaseKind kind, Purpose purpose)
    {
        var tokens = StatementCheck.Tokens(text, kind);
        return new()
        {
            Text = text.TrimEnd().TrimEnd(';'),
            Purpose = purpose,
            Parameters = [.. tokens.Where(token => token.Kind == SqlTokenKind.Parameter).Select(token => token.Text).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    public bool Uses(string parameter) => Parameters.Contains(parameter, StringComparer.OrdinalIgnoreCase);
}
