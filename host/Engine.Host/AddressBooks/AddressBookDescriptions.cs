using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Search;

namespace Engine.Host.AddressBooks;

internal static class AddressBookDescriptions
{
    private const string One = """
        { "Priority": 1658831937, "CrmAddinTypeId": "Engine.Connectors.LocalFiles.LocalFilesConnector, Engine.Connectors.LocalFiles, Engine.Connectors.LocalFiles.LocalFilesConnector, False",
          "AddinId": "4f582a30c75b431288bf76a397c1ba3a", "Cached": false, "Enabled": true, "Name": "Local files" }
        """;

    private const string TraceExample = """
        { "Enabled": true, "Requests": [ { "At": "2026-01-01T10:00:00Z", "Method": "GET", "Address": "crm.example/search?q=…", "Attempt": 1, "Background": false,
          "Status": 200, "ElapsedMs": 81.4, "SentBytes": null, "ReceivedBytes": 1022, "Failure": null } ] }
        """;

    private static readonly IReadOnlyList<CallField> Values =
    [
        new("Name", "What people call the book.", "My contacts"),
        new("Settings", "As the connector's schema says; a secret that reads ******** stays as it is.", """{ "Path": "/home/bob/contacts" }""", "object"),
        new("Enabled", "Whether it is searched.", "true", "boolean"),
        new("Cached", "Whether the engine keeps a copy and searches that; of a new book its connector decides when absent.", "false", "boolean"),
        new("Priority", "Lower first; by default the Unix time at which the book was added.", "1658831937", "integer"),
        new("CacheFrequencyMinutes", "How often the copy is refreshed, 1 to 10080 minutes; 60 by default.", "60", "integer"),
    ];

    public static readonly CallDescription List = new() { Summary = "Lists the configured address books, by priority.", Example = $"[ {One} ]" };

    public static readonly CallDescription Add = new()
    {
        Summary = "Adds an address book.",
        Status = StatusCodes.Status201Created,
        Fields = [new("ConnectorId", "The connector's lasting id.", "local-files", IsRequired: true), .. Values],
        TakesJsonOnly = true,
        Example = One,
        Errors = [ProblemCode.SettingsInvalid, ProblemCode.ConnectorUnknown],
    };

    public static readonly CallDescription Get = new() { Summary = "Tells of one book, without its secrets.", Example = One, Errors = [ProblemCode.AddressBookUnknown] };

    public static readonly CallDescription Change = new()
    {
        Summary = "Changes a book: what is absent stays as it is.",
        Fields = Values,
        TakesJsonOnly = true,
        Example = One,
        Errors = [ProblemCode.SettingsInvalid, ProblemCode.AddressBookUnknown],
    };

    public static readonly CallDescription Remove = new()
    {
        Summary = "Removes a book and all that is kept for it.",
        Status = StatusCodes.Status204NoContent,
        Errors = [ProblemCode.AddressBookUnknown],
    };

    public static readonly CallDescription Check = new()
    {
        Summary = "Tries whether the book reaches its CRM and can sign in.",
        Example = """{ "Ok": true, "Message": "2 files, 203 contacts.", "ElapsedMs": 12 }""",
        Errors = [ProblemCode.AddressBookUnknown],
    };

    public static readonly CallDescription TestSearch = new()
    {
        Summary = "Searches this book alone, enabled or not.",
        Fields = SearchDescriptions.Fields,
        Example = SearchDescriptions.Records,
        Errors = [ProblemCode.AddressBookUnknown, ProblemCode.QueryMissing, ProblemCode.QueryTooLong],
    };

    public static readonly CallDescription Trace = new()
    {
        Summary = "Tells of the book's latest requests to its CRM, while that is switched on. What was searched for is left out.",
        Example = TraceExample,
        Errors = [ProblemCode.AddressBookUnknown],
    };

    public static readonly CallDescription SwitchTrace = new()
    {
        Summary = "Switches the tracing of a book's requests on or off; off forgets them.",
        Fields = [new("Enabled", "Whether requests are traced.", "true", "boolean")],
        Example = TraceExample,
        Errors = [ProblemCode.AddressBookUnknown, ProblemCode.ConnectorFailed],
    };

    public static readonly CallDescription Sync = new()
    {
        Summary = "Refreshes the book's copy now, or joins the refresh under way; Status tells how far it is.",
        Status = StatusCodes.Status202Accepted,
        Example = """{ "State": "Syncing", "Contacts": 203, "LastSync": "2026-01-01T09:00:00Z", "NextSync": "2026-01-01T10:00:00Z", "Error": null, "SignIn": "NotNeeded", "Requests": null, "Progress": null }""",
        Errors = [ProblemCode.AddressBookUnknown, ProblemCode.NotCacheable],
    };

    public static readonly CallDescription Status = new()
    {
        Summary = "Tells how the book's copy, sign-in and request limits stand. A refresh under way tells how far it is.",
        Example = """
            { "State": "Syncing", "Contacts": 203000, "LastSync": "2026-01-01T09:00:00Z", "NextSync": null, "Error": null, "SignIn": "SignedIn",
              "Requests": { "Limits": [ { "Name": "5 searches a second", "Used": 1, "Allowed": 5 } ], "Remaining": 4821, "Total": 5000, "PausedUntil": null },
              "Progress": { "Phase": "Reading", "StartedAt": "2026-01-01T10:00:00Z", "Contacts": 52000, "ContactsPerSecond": 2600, "ExpectedContacts": 203000, "RemainingSeconds": 58.1 } }
            """,
        Errors = [ProblemCode.AddressBookUnknown],
    };
}
