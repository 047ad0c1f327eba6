using static Engine.Sdk.Testing.ContractAbilities;

namespace Engine.Sdk.Testing.Tests.Grades;

/// <summary>Which grade follows from what is claimed.</summary>
[TestClass]
public sealed class GradeTests
{
    private const ContractAbilities Searches = NumberSearch | NameSearch;
    private const ContractAbilities Card = Searches | Check | Feed | DeltaFeed | CallLog | Activities | Pictures | Owner | Companies | Fax | InternalNumbers | Accents | WebAddress;
    private const ContractAbilities Everything = Card | ContractAbilities.SignIn | RecordLookup | Create | Save | Refusals | Tombstones | OneCallOnce;

    [TestMethod]
    [DataRow(ContractAbilities.None, ContractGrade.None)]
    [DataRow(NumberSearch, ContractGrade.None)]
    [DataRow(NameSearch, ContractGrade.None)]
    [DataRow(Searches, ContractGrade.Bronze)]
    [DataRow(NameSearch | Feed, ContractGrade.Bronze)]
    [DataRow(Searches | Check, ContractGrade.Silver)]
    [DataRow(Card, ContractGrade.Gold)]
    [DataRow(Card & ~Check, ContractGrade.Bronze)]
    [DataRow(Card & ~DeltaFeed, ContractGrade.Silver)]
    [DataRow(Card & ~Pictures, ContractGrade.Silver)]
    [DataRow(Card & ~WebAddress, ContractGrade.Silver)]
    [DataRow(Everything, ContractGrade.Platinum)]
    [DataRow(Everything | ChangeSignal | RecordActions, ContractGrade.Platinum)]
    [DataRow(Everything & ~RecordLookup, ContractGrade.Platinum)]
    [DataRow(Everything & ~ContractAbilities.SignIn, ContractGrade.Platinum)]
    [DataRow(Everything & ~Tombstones, ContractGrade.Gold)]
    [DataRow(Everything & ~OneCallOnce, ContractGrade.Gold)]
    [DataRow(Everything & ~Save, ContractGrade.Gold)]
    public void Grade_OfClaims_IsByTheRules(ContractAbilities claimed, ContractGrade expected) =>
        Assert.AreEqual(expected, ContractReport.Of(new ClaimingCrm(claimed)).Grade);

    [TestMethod]
    [DataRow(Card & ~Pictures, Pictures, ContractGrade.Gold)]
    [DataRow(Card & ~CallLog, CallLog, ContractGrade.Gold)]
    [DataRow(Everything & ~Refusals, Refusals, ContractGrade.Platinum)]
    [DataRow(Everything & ~Accents, Accents, ContractGrade.Platinum)]
    [DataRow(Searches, Check, ContractGrade.Bronze)]
    [DataRow(Card & ~DeltaFeed, DeltaFeed, ContractGrade.Silver)]
    [DataRow(Everything & ~Create, Create, ContractGrade.Gold)]
    [DataRow(Everything & ~CallLog & ~OneCallOnce, CallLog, ContractGrade.Platinum)]
    public void Grade_WithAReason_ExcusesWhatACrmMayLack(ContractAbilities claimed, ContractAbilities lacking, ContractGrade expected)
    {
        var crm = new ClaimingCrm(claimed) { Lacks = { [lacking] = "The CRM has none." } };

        Assert.AreEqual(expected, ContractReport.Of(crm).Grade);
    }

    [TestMethod]
    public void Report_AsJson_TellsEveryCase()
    {
        var crm = new ClaimingCrm(Searches) { Lacks = { [Pictures] = "The CRM has \"none\" of Müller." }, Faults = [] };

        var json = ContractReport.Of(crm).ToJson();

        Assert.StartsWith("{\n  \"Suite\": 1,\n  \"Grade\": \"Bronze\",\n  \"Without\": {\n    \"Pictures\": \"The CRM has \\\"none\\\" of Müller.\"\n  },\n  \"Cases\": {\n", json, StringComparison.Ordinal);
        Assert.EndsWith("\n  }\n}\n", json, StringComparison.Ordinal);
        Assert.Contains("\"FindByNumber_E164_FindsTheRecord\": \"Passed\"", json, StringComparison.Ordinal);
        Assert.Contains("\"Search_ServerError_IsUnavailable\": \"NotOffered\"", json, StringComparison.Ordinal);
    }
}
