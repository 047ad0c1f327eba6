using System.Text.Json;
using Engine.Host.Web.Explorer.Calls;

namespace Engine.Host.Web.Explorer.Cards;

/// <summary>What came of an action.</summary>
/// <param name="IsDone">Whether the engine took it.</param>
/// <param name="IsQueued">Whether the CRM gets it later.</param>
/// <param name="Message">What the engine or the browser said of a failure.</param>
/// <param name="Url">A page to open.</param>
public sealed record CardOutcome(bool IsDone, bool IsQueued, string? Message, string? Url)
{
    public static CardOutcome Of(CallAnswer answer)
    {
        if (answer.Error is { } error) return new(false, false, error, null);
        try
        {
            using var json = answer.Body.IsEmpty ? null : JsonDocument.Parse(answer.Body);
            if (json is not { RootElement.ValueKind: JsonValueKind.Object }) return new(answer.IsSuccess, false, null, null);
            return new(
                answer.IsSuccess,
                json.RootElement.TryGetProperty("Queued", out var queued) && queued.ValueKind == JsonValueKind.True,
                TextOf(json, "Message"),
                SafeLinks.Web(TextOf(json, "Url")));
        }
        catch (JsonException)
        {
            return new(answer.IsSuccess, false, null, null);
        }
    }

    private static string? TextOf(JsonDocument json, string name) =>
        json.RootElement.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
