using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Search;

namespace Engine.Host.Records;

internal static class RecordDescriptions
{
    private static readonly IReadOnlyList<CallField> Values =
    [
        new("Phone", "Telephone number.", "+441632960017"),
        new("ContactName", "The whole name.", "Bob Jones"),
        new("FirstName", "Given name.", "Bob"),
        new("LastName", "Family name.", "Jones"),
        new("CompanyName", "Organisation.", "Company A"),
        new("Email", "E-mail address.", "bob@example.com"),
        new("Notes", "Free text.", "Called about the invoice."),
    ];

    public static readonly CallDescription Types = new()
    {
        Summary = "Lists the kinds of record that can be created, by priority of their address books.",
        Example = """[ { "RecordTypeId": "AVkr…", "UniqueId": "AVkr…", "AddinId": "4f582a30c75b431288bf76a397c1ba3a", "Name": "Contact", "CanCreate": true } ]""",
    };

    public static readonly CallDescription Create = new()
    {
        Summary = "Begins a record of one of those kinds for an unknown caller.",
        Fields = [new("RecordTypeId", "From `RecordTypes`.", "AVkr…", IsRequired: true), .. Values],
        Example = SearchDescriptions.Records,
        Errors = [ProblemCode.RecordTypeUnknown, ProblemCode.ConnectorFailed],
    };

    public static readonly CallDescription Save = new()
    {
        Summary = "Saves a record with the values sent.",
        Fields = [new("RecordId", "The record's `UniqueId`.", "AVkr…", IsRequired: true), .. Values],
        Example = SearchDescriptions.Records,
        Errors = [ProblemCode.ActionInvalid, ProblemCode.RecordGone, ProblemCode.ConnectorFailed],
    };
}
