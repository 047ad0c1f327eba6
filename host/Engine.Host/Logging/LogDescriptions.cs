using Engine.Host.Docs;
using Engine.Host.Problems;

namespace Engine.Host.Logging;

internal static class LogDescriptions
{
    public static readonly CallDescription Read = new()
    {
        Summary = "Reads the engine's log, the newest entry first. The query string narrows it: `level` (that one and graver ones), `text`, `book` (its id), `since` (a time), "
            + "`before` (a time, or the `Next` of an earlier answer to read on), `count` (1 to 1000, 100 when absent).",
        Example = """
            { "Entries": [ { "Id": "engine-20260131.log:4711", "At": "2026-01-31T11:00:00+01:00", "Level": "Warning", "Source": "Engine.Core.Health.BookGuard",
                "Message": "Address book 4f582a30c75b431288bf76a397c1ba3a fails: Unavailable", "Detail": null } ], "Next": "engine-20260131.log:4711" }
            """,
        Errors = [ProblemCode.ParameterInvalid, ProblemCode.AddressBookUnknown],
    };
}
