namespace Engine.Sdk.Testing;

/// <summary>Calls the cases log.</summary>
internal static class Calls
{
    /// <summary>Of the last minutes of a day in UTC, so that a shift to local time shows as another day.</summary>
    public static readonly CallActivity Incoming = new()
    {
        CallId = "contract-1",
        Direction = CallDirection.Incoming,
        Start = new DateTimeOffset(2026, 3, 14, 23, 55, 30, TimeSpan.Zero),
        Duration = TimeSpan.FromSeconds(125),
        CallerTel = "+442079460901",
        CalledTel = "+442079460902",
    };

    public static readonly CallActivity Outgoing = Incoming with
    {
        CallId = "contract-2",
        Direction = CallDirection.Outgoing,
        Start = Incoming.Start.AddHours(1),
        CallerTel = Incoming.CalledTel,
        CalledTel = Incoming.CallerTel,
    };

    public static readonly CallActivity Unanswered = Incoming with { CallId = "contract-3", Start = Incoming.Start.AddHours(2), Duration = TimeSpan.Zero };
}
