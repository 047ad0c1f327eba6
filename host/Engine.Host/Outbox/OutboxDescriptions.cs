using Engine.Host.Docs;
using Engine.Host.Problems;

namespace Engine.Host.Outbox;

internal static class OutboxDescriptions
{
    private const string One =
        """
        { "Id": 17, "AddinId": "4f582a30c75b431288bf76a397c1ba3a", "RecordType": "Contact", "RecordId": "0035g00000Xyz", "CallId": "10005",
          "Start": "2022-10-20T09:44:00Z", "State": "Waiting", "Since": "2022-10-20T09:46:03Z", "Tries": 2, "NextTry": "2022-10-20T09:46:33Z", "Reason": "The CRM cannot be reached." }
        """;

    public static readonly CallDescription List = new()
    {
        Summary = "Lists the calls that are not logged yet, the oldest first. `Refused` and `Unknown` ones wait for a person.",
        Example = $"[ {One} ]",
    };

    public static readonly CallDescription Retry = new()
    {
        Summary = "Tries a call of the outbox again, now. One of state `Unknown` may stand in the CRM already: look there first.",
        Example = One,
        Errors = [ProblemCode.CallUnknown],
    };

    public static readonly CallDescription Drop = new()
    {
        Summary = "Takes a call out of the outbox. One of state `Unknown` counts as logged from then on.",
        Status = StatusCodes.Status204NoContent,
        Errors = [ProblemCode.CallUnknown],
    };
}
