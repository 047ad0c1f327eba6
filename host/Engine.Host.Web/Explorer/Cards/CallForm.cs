using System.Globalization;

namespace Engine.Host.Web.Explorer.Cards;

/// <summary>The particulars of a call that an action logs, to be edited.</summary>
public sealed class CallForm
{
    public required string CallId { get; set; }

    public string Direction { get; set; } = "Incoming";

    public int Duration { get; set; } = 60;

    public required string Start { get; set; }

    public string CallerTel { get; set; } = "";

    public string CalledTel { get; set; } = "";

    /// <summary>A call that just ended.</summary>
    /// <param name="caller">The number that was searched for, or the record's own.</param>
    /// <param name="own">The user's number.</param>
    /// <param name="now">Gives a call id that counts up, as the guide asks for.</param>
    public static CallForm Of(string? caller, string? own, DateTimeOffset now) => new()
    {
        CallId = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        Start = now.AddSeconds(-60).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        CallerTel = caller ?? "",
        CalledTel = own ?? "",
    };

    public IEnumerable<KeyValuePair<string, string>> Values =>
    [
        new("callId", CallId), new("direction", Direction), new("duration", Duration.ToString(CultureInfo.InvariantCulture)),
        new("start", Start), new("callerTel", CallerTel), new("calledTel", CalledTel),
    ];
}
