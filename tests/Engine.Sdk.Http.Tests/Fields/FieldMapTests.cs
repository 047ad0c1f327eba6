using System.Text.Json;

namespace Engine.Sdk.Http.Tests.Fields;

[TestClass]
public sealed class FieldMapTests
{
    private static readonly FieldMap Map = new(
        ("first", WellKnownFields.FirstName), ("last", WellKnownFields.LastName), ("tel", WellKnownFields.BusinessPhone), ("title", WellKnownFields.JobTitle),
        ("mail1", WellKnownFields.Email), ("Rank", "Rank"));

    [TestMethod]
    public void Read_Record_HasTheFieldsWithAValue()
    {
        var record = new Dictionary<string, string> { ["last"] = "Jones", ["first"] = "Bob", ["tel"] = "", ["Rank"] = "1", ["other"] = "2" };

        var fields = Map.Read(path => record.GetValueOrDefault(path));

        Assert.AreEqual("FirstName=Bob LastName=Jones Rank=1", string.Join(' ', fields.Select(field => $"{field.Name}={field.Value}")));
    }

    [TestMethod]
    public void Read_Json_FollowsPathsAndLists()
    {
        var map = new FieldMap(("name", "FirstName"), ("mails.address", "Email"), ("place.city", "City"), ("fax", "Fax"));

        var fields = map.Read(JsonDocument.Parse("""{"mails":[{"address":"a@x"},{"address":"b@x"}],"place":{"city":"Ely"},"name":"Bo","fax":""}""").RootElement);

        Assert.AreEqual("FirstName=Bo Email=a@x Email=b@x City=Ely", string.Join(' ', fields.Select(field => $"{field.Name}={field.Value}")));
    }

    [TestMethod]
    public void Paths_Table_AreWhatToAskFor()
    {
        Assert.AreEqual("first last tel title mail1 Rank", string.Join(' ', Map.Paths));
        Assert.AreEqual("tel", string.Join(' ', Map.Where(path => path == "tel").Paths));
        Assert.AreEqual((WellKnownFields.Email, null), (Map.FieldOf("mail1"), Map.FieldOf("mail2")));
    }

    [TestMethod]
    public void Writable_Table_IsWhatADraftHoldsBesideItsNumber() => Assert.AreEqual("FirstName LastName Email", string.Join(' ', Map.Writable));

    [TestMethod]
    public void Write_Draft_LeavesAndClears()
    {
        var written = Map.Write(new() { LastName = "Jones", Email = "", Phone = "1", Notes = "nowhere to write" });

        Assert.AreEqual("last=Jones tel=1 mail1=", string.Join(' ', written.Select(value => $"{value.Key}={value.Value}")));
    }

    [TestMethod]
    public void WriteJson_Draft_ClearsWithNull() => Assert.AreEqual(
        """{"last":"Jones","tel":"1","mail1":null}""", Map.WriteJson(new() { LastName = "Jones", Email = "", Phone = "1" }).ToJsonString());

    [TestMethod]
    [DataRow("name", "name=Acme tel=1")]
    [DataRow("name last", "last=Acme tel=1")]
    public void Write_TableOfCompanies_TakesAnyNameForTheirs(string paths, string expected)
    {
        var companies = new FieldMap(("name", WellKnownFields.CompanyName), ("last", WellKnownFields.LastName), ("tel", WellKnownFields.BusinessPhone))
            .Where(path => path == "tel" || paths.Split(' ').Contains(path));

        var written = companies.Write(new() { ContactName = "Acme", Phone = "1" });

        Assert.AreEqual(expected, string.Join(' ', written.Select(value => $"{value.Key}={value.Value}")));
    }

    [TestMethod]
    [DataRow("first last mail1", "FirstName LastName Email ContactName")]
    [DataRow("mail1", "Email")]
    public void ToRecordType_Table_OffersTheWholeNameWhereItCanBeSplit(string paths, string expected)
    {
        var type = Map.Where(path => paths.Split(' ').Contains(path)).ToRecordType("Lead", "Prospect");

        Assert.AreEqual(("Lead", "Prospect", expected), (type.Type, type.DisplayName, string.Join(' ', type.Fields)));
        Assert.AreEqual("Lead", Map.ToRecordType("Lead").DisplayName);
    }

    [TestMethod]
    [DataRow("Bob Jones", "Bob", "Jones")]
    [DataRow(" Bob  van Dyke ", "Bob van", "Dyke")]
    [DataRow("van Dyke, Bob", "Bob", "van Dyke")]
    [DataRow("Madonna", "", "Madonna")]
    [DataRow("", "", "")]
    [DataRow(null, null, null)]
    public void ValueOf_WholeName_FallsIntoFirstAndLast(string? name, string? first, string? last)
    {
        var draft = new RecordDraft { ContactName = name };

        Assert.AreEqual((first, last), (draft.ValueOf(WellKnownFields.FirstName), draft.ValueOf(WellKnownFields.LastName)));
    }

    [TestMethod]
    public void ValueOf_GivenParts_AreKeptAndJoined()
    {
        var draft = new RecordDraft { FirstName = "Robert", LastName = "Jones" };

        Assert.AreEqual("Robert Jones", draft.ValueOf(WellKnownFields.ContactName));
        Assert.AreEqual("Robert", (draft with { ContactName = "Bob Jones" }).ValueOf(WellKnownFields.FirstName));
        Assert.IsNull(new RecordDraft { Phone = "1" }.ValueOf(WellKnownFields.ContactName));
        Assert.IsNull(draft.ValueOf(WellKnownFields.JobTitle));
    }

    [TestMethod]
    [DataRow("Acme", "Bob Jones", "Acme")]
    [DataRow(null, "Acme", "Acme")]
    [DataRow(null, null, null)]
    public void AsCompany_Draft_IsNamedAsAnyWayTheUserDid(string? company, string? name, string? expected) =>
        Assert.AreEqual(expected, new RecordDraft { CompanyName = company, ContactName = name }.AsCompany().CompanyName);
}
