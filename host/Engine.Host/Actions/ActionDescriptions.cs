using Engine.Host.Docs;
using Engine.Host.Problems;

namespace Engine.Host.Actions;

internal static class ActionDescriptions
{
    public static readonly CallDescription DoAction = new()
    {
        Summary = "Runs an action of a record found. 204 when done; with `Accept: application/json` 200 and what to show. "
            + "A call that the CRM cannot take now is queued and logged later: 204 too, or 200 with `Queued`. "
            + "`actionId` may stand several times: all run at once, the answer is the worst status and lists each outcome.",
        Status = StatusCodes.Status204NoContent,
        Alternatives = [(StatusCodes.Status200OK, "Done, with something to show, to `Accept: application/json`.", """{ "Url": "https://crm.example/T1", "RecordId": "T1" }""")],
        Fields =
        [
            new("actionId", "The `UniqueId` of an action of a record.", "AVkr…", IsRequired: true),
            new("callId", "For call activities: the client's reference of the call; one call is logged once.", "10005"),
            new("direction", "For call activities: `Incoming` or `Outgoing`.", "Incoming"),
            new("duration", "For call activities: seconds.", "123", "integer"),
            new("start", "For call activities: when the call began, ISO 8601.", "2022-10-20T09:44:00Z"),
            new("callerTel", "For call activities: the calling number.", "07700900123"),
            new("calledTel", "For call activities: the called number.", "1001"),
        ],
        Errors = [ProblemCode.ActionInvalid, ProblemCode.RecordGone, ProblemCode.ConnectorFailed],
    };

    public static readonly CallDescription Dial = new()
    {
        Summary = "Asks the connected clients to dial a number: each gets a `MakeCallRequest` event.",
        Status = StatusCodes.Status204NoContent,
        Fields = [new("Tel", "The number to dial.", "0800500005", IsRequired: true)],
    };
}
