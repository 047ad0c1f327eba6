using Engine.Host.Docs;
using Engine.Host.Problems;

namespace Engine.Host.Activity;

internal static class ActivityDescriptions
{
    public static readonly CallDescription Searches = new()
    {
        Summary = "Lists the latest searches, the newest first. They are kept in memory alone; `count` in the query string says how many are wanted, 100 when absent.",
        Example = """
            [ { "At": "2026-01-01T10:00:00Z", "Query": "bob", "Kind": "Name", "Application": "Explorer", "ElapsedMs": 12.4, "Offset": 0, "Shown": 3,
                "Books": [ { "AddinId": "4f582a30c75b431288bf76a397c1ba3a", "Name": "Salesforce", "Outcome": "Answered", "Count": 3, "ElapsedMs": 12.1, "AgeSeconds": null, "Message": null } ] } ]
            """,
        Errors = [ProblemCode.ParameterInvalid],
    };

    public static readonly CallDescription Forget = new() { Summary = "Forgets the latest searches.", Status = StatusCodes.Status204NoContent };

    public static readonly CallDescription Failures = new()
    {
        Summary = "Lists the latest failures and changes of state of address books, the newest first. `book` in the query string names one; `count` says how many, 100 when absent.",
        Example = """
            [ { "At": "2026-01-01T10:00:01Z", "AddinId": "4f582a30c75b431288bf76a397c1ba3a", "Name": "Salesforce", "Outcome": null, "State": "SignInNeeded", "Before": "Working", "Message": "Sign in again." },
              { "At": "2026-01-01T10:00:00Z", "AddinId": "4f582a30c75b431288bf76a397c1ba3a", "Name": "Salesforce", "Outcome": "Unauthorized", "State": null, "Before": null, "Message": "INVALID_SESSION_ID" } ]
            """,
        Errors = [ProblemCode.ParameterInvalid, ProblemCode.AddressBookUnknown],
    };
}
