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

    public static readonly CallDescription SignIn = new()
    {
        Summary = "Starts the sign-in of a book whose connector declares one.",
        Example = """{ "AuthorizationUrl": "https://crm.example/authorize" }""",
        Errors = [ProblemCode.AddressBookUnknown, ProblemCode.NotSupported],
    };

    public static readonly CallDescription Sync = new()
    {
        Summary = "Refreshes the book's copy now, or joins the refresh under way; Status tells how far it is.",
        Status = StatusCodes.Status202Accepted,
        Example = """{ "State": "Syncing", "Contacts": 203, "LastSync": "2026-01-01T09:00:00Z", "NextSync": "2026-01-01T10:00:00Z", "Error": null }""",
        Errors = [ProblemCode.AddressBookUnknown, ProblemCode.NotCacheable],
    };

    public static readonly CallDescription Status = new()
    {
        Summary = "Tells how the book's copy stands, and how far the refresh under way is.",
        Example = """
            { "State": "Syncing", "Contacts": 203000, "LastSync": "2026-01-01T09:00:00Z", "NextSync": null, "Error": null,
              "Progress": { "Phase": "Reading", "StartedAt": "2026-01-01T10:00:00Z", "Contacts": 52000, "ContactsPerSecond": 2600, "ExpectedContacts": 203000, "RemainingSeconds": 58.1 } }
            """,
        Errors = [ProblemCode.AddressBookUnknown],
    };
}
