using Engine.Host.Problems;
using Engine.Host.Requests;
using Engine.Host.Search;
using Engine.Sdk;

namespace Engine.Host.Actions;

/// <summary>Reads the parameters of a call activity.</summary>
internal static class CallReading
{
    private const int MaxCallIdLength = 256;
    private const int MaxDurationSeconds = 7 * 24 * 60 * 60;

    /// <exception cref="RequestRefusedException">A parameter is missing or not valid; the message names it.</exception>
    public static CallActivity Read(RequestValues values, TimeZoneInfo local) => new()
    {
        CallId = CallId(values),
        Direction = Required(values, "direction").Trim().ToUpperInvariant() switch
        {
            "INCOMING" => CallDirection.Incoming,
            "OUTGOING" => CallDirection.Outgoing,
            _ => throw Invalid("`direction` must be Incoming or Outgoing."),
        },
        Start = StartTime.TryRead(Required(values, "start"), local)
            ?? throw Invalid("`start` must be a date and time by ISO 8601, such as 2022-10-20T09:44:00Z."),
        // Zero for a call nobody answered, which clients of the guide leave out.
        Duration = TimeSpan.FromSeconds(values.Int("duration", 0, 0, MaxDurationSeconds)),
        CallerTel = values.Tel("callerTel") ?? "",
        CalledTel = values.Tel("calledTel") ?? "",
    };

    private static string CallId(RequestValues values)
    {
        var id = QueryText.Clean(Required(values, "callId")).Trim();
        return id.Length is > 0 and <= MaxCallIdLength ? id : throw Invalid($"`callId` must have 1 to {MaxCallIdLength} characters.");
    }

    private static string Required(RequestValues values, string name) =>
        values.Text(name) ?? throw Invalid($"`{name}` is missing; logging a call needs it.");

    private static RequestRefusedException Invalid(string message) => new(ProblemCode.ParameterInvalid, message);
}
