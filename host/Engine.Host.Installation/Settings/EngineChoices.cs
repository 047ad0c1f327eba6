using Engine.Core.PhoneNumbers;
using Engine.Host.Installation.Launch;

namespace Engine.Host.Installation.Settings;

/// <summary>What people may choose of the engine's own settings.</summary>
internal sealed record EngineChoices
{
    public string? User { get; init; }

    public string? Tel { get; init; }

    /// <summary>Two letters; null for the browser's own.</summary>
    public string? Language { get; init; }

    public int HttpPort { get; init; }

    public int HttpsPort { get; init; }

    public bool LogRequests { get; init; }

    /// <summary>All that is wrong, each with the name of its setting; empty when nothing is.</summary>
    /// <param name="running">How the engine was started: its own ports are no strangers'.</param>
    /// <param name="isFree">Whether nobody listens on a port.</param>
    public IEnumerable<(string Setting, ChoiceError Error)> Errors(EngineOptions running, Func<int, bool> isFree)
    {
        if (User?.Length > 256) yield return (nameof(User), ChoiceError.TooLong);
        if (Tel is { Length: > 0 } && !IsWhole(Tel)) yield return (nameof(Tel), ChoiceError.NoWholeNumber);
        foreach (var (setting, port, now) in ((string, int, int)[])[(nameof(HttpPort), HttpPort, running.HttpPort), (nameof(HttpsPort), HttpsPort, running.HttpsPort)])
        {
            if (port is < 0 or > ushort.MaxValue) yield return (setting, ChoiceError.NoPort);
            else if (port != now && port != 0 && port != running.HttpPort && port != running.HttpsPort && !isFree(port)) yield return (setting, ChoiceError.PortTaken);
        }

        if (HttpPort == HttpsPort && HttpPort != 0) yield return (nameof(HttpsPort), ChoiceError.SamePorts);
    }

    /// <summary>Whether the engine runs with other settings until it is started anew; the language alone changes at once.</summary>
    public bool IsForNextStart(EngineOptions running) =>
        (User, Tel, LogRequests) != (running.User, running.Tel, running.LogRequests)
        || (running.HttpPort != 0 && HttpPort != running.HttpPort) || (running.HttpsPort != 0 && HttpsPort != running.HttpsPort);

    // It is asked for its country and area.
    private static bool IsWhole(string tel) => tel.Length <= 64 && new PhoneNumberReader(tel).OwnRegion is not null;
}

/// <summary>What may be wrong with a choice; the pages have a text for each.</summary>
internal enum ChoiceError
{
    TooLong,
    NoWholeNumber,
    NoPort,
    PortTaken,
    SamePorts,
}
