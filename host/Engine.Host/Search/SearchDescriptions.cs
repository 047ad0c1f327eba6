using Engine.Host.Docs;
using Engine.Host.Problems;

namespace Engine.Host.Search;

internal static class SearchDescriptions
{
    public static readonly IReadOnlyList<CallField> Fields =
    [
        new("query", "A telephone number, in any spelling, or a name or the beginning of one.", "bob", IsRequired: true),
        new("count", "Most records to return, 1 to 100; 10 when absent.", "10", "integer"),
        new("offset", "Records to skip; pages of one query neither repeat nor skip a record.", "0", "integer"),
        new("includePictures", "Whether each record's picture is wanted.", "false", "boolean"),
        new("includeActivities", "Whether each record's latest activities are wanted.", "false", "boolean"),
    ];

    public const string Records = """
        [ { "AddinId": "4f582a30c75b431288bf76a397c1ba3a", "AddinName": "Salesforce", "UniqueId": "AVkr…", "RecordType": "Contact",
            "DisplayText": "Bob Jones, Company A", "Fields": { "FirstName": "Bob", "LastName": "Jones", "BusinessPhone": "+44 1632 960017" },
            "Match": "Exact", "AgeSeconds": null,
            "Actions": [ { "UniqueId": "AVkr…", "ActionId": "ShowRecord", "IsMultiple": false, "UseDefaultImage": false, "DisplayText": "Show Contact", "SpecialKind": "Default" } ] } ]
        """;

    public static readonly CallDescription Search = new()
    {
        Summary = "Asks every enabled address book at once. Dialect Guide: one array in merged order; dialect Integrator: one group per book. "
            + "The header Search-Status tells how each book did.",
        Fields = Fields,
        Example = Records,
        Errors = [ProblemCode.QueryMissing, ProblemCode.QueryTooLong, ProblemCode.ParameterInvalid],
    };
}
