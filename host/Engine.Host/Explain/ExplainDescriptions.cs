using Engine.Host.Docs;
using Engine.Host.Problems;

namespace Engine.Host.Explain;

internal static class ExplainDescriptions
{
    public static readonly CallDescription Explain = new()
    {
        Summary = "Tells why a number or a name was found, or was not. Searches as `Search` does, and tells how the text was read, what each address book was "
            + "asked and answered, what was dropped and why, what nearly is the number, and what to do. The books that are not asked are listed too.",
        Fields = [new("query", "A telephone number, in any spelling, or a name.", "+44 1632 960071", IsRequired: true)],
        Example = """
            { "Text": "+44 1632 960071", "At": "2022-10-20T09:44:00Z", "ElapsedMs": 31, "Found": false, "FoundCount": 0,
              "Advice": "In the stored number +44 1632 960017 two neighbouring digits are swapped. Correct it in Customers, if it is the caller's.",
              "Query": { "Kind": "Number", "NumberKind": "Full", "E164": "+441632960071", "CountryCode": 44, "Region": "GB", "National": "1632960071", "Extension": null,
                         "Completion": "None", "Problem": null, "Words": [], "FoldedWords": [] },
              "Books": [ { "AddinId": "4f582a30c75b431288bf76a397c1ba3a", "Name": "Customers", "ConnectorId": "local-files", "ConnectorName": "Files", "State": "Working",
                           "Asked": "Copy", "Outcome": "FromCache", "Message": null, "ElapsedMs": 0, "PauseSeconds": null,
                           "Copy": { "State": "Ready", "Contacts": 4711, "AgeSeconds": 125, "NextSync": "2022-10-20T10:42:00Z", "FrequencyMinutes": 60, "Error": null },
                           "Rounds": [], "CandidateCount": 0, "FoundCount": 0, "Found": [], "DroppedCount": 0, "Dropped": [],
                           "NearMisses": [ { "DisplayText": "Bob Jones, Company A", "RecordType": "Contact", "Field": "BusinessPhone", "Stored": "+44 1632 960017",
                                             "Kind": "DigitsSwapped", "Explanation": "In the stored number +44 1632 960017 two neighbouring digits are swapped." } ],
                           "LookedThrough": true,
                           "Advice": "In the stored number +44 1632 960017 two neighbouring digits are swapped. Correct it in Customers, if it is the caller's." } ] }
            """,
        Errors = [ProblemCode.QueryMissing, ProblemCode.QueryTooLong],
    };
}
