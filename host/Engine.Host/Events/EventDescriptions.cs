using Engine.Host.Docs;
using Engine.Host.Problems;

namespace Engine.Host.Events;

internal static class EventDescriptions
{
    public static readonly CallDescription Channel = new()
    {
        Summary = "Opens the event channel, a WebSocket. It sends text frames: `Initial` first, then `ConfigurationChanged`, `CrmConfigurationChanged` and "
            + "`MakeCallRequest` as they happen, `Unload` last.",
        Status = StatusCodes.Status101SwitchingProtocols,
        Example = """
            { "EventType": "Initial", "Payload": { "ServerTime": "2022-10-20T09:44:00Z", "Calls": [],
              "Version": { "ProductName": "CRM Integration Engine", "ProductVersion": "0.1.0.0", "Licenses": [] } } }
            """,
        Errors = [ProblemCode.ApplicationIdMissing, ProblemCode.ApplicationNotApproved, ProblemCode.UpgradeRequired],
    };
}
