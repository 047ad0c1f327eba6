using System.Net;

namespace Engine.Sandbox.Tests.Salesforce;

/// <summary>SOSL, read and run.</summary>
[TestClass]
public sealed class SoslTests : SalesforceTest
{
    [TestInitialize]
    public void AddPeople()
    {
        var acme = Add("Account", ("Name", "Acme Holdings"), ("Phone", "+44 1632 960100"), ("Site", "Leeds"));
        Add("Contact", ("FirstName", "Joe"), ("LastName", "Smith"), ("AccountId", acme), ("Phone", "(01632) 960-101"), ("Email", "joe@acme.example"));
        Add("Contact", ("FirstName", "Joan"), ("LastName", "Smithson"), ("MobilePhone", "+44 7700 900124 x12"), ("Description", "met in Leeds"));
        Add("Contact", ("FirstName", "Zoë"), ("LastName", "D'Angelo"), ("Phone", "1-800-FLOWERS"));
        Add("Lead", ("FirstName", "Lee"), ("LastName", "Smith"), ("Company", "Acme Roofing"), ("Phone", "4155550100"));
        Add("Lead", ("LastName", "Old"), ("Company", "Acme"), ("IsConverted", true));
    }

    [TestMethod]
    [DataRow("joe smith", "Smith")]
    [DataRow("SMITH", "Smith")]
    [DataRow("smith*", "Smith Smithson")]
    [DataRow("sm?th", "Smith")]
    [DataRow("s*son", "Smithson")]
    [DataRow("smit", "", DisplayName = "no wildcard by itself")]
    [DataRow("joe OR joan", "Smith Smithson")]
    [DataRow("joe AND smithson", "")]
    [DataRow("joan AND NOT smith", "Smithson")]
    [DataRow("smith* AND NOT joan", "Smith")]
    [DataRow("(joe OR joan) AND smithson", "Smithson")]
    [DataRow("\"joe smith\"", "Smith")]
    [DataRow("\"smith joe\"", "")]
    [DataRow(@"d\'angelo", "D'Angelo")]
    [DataRow("zoë", "D'Angelo")]
    [DataRow("zo*", "D'Angelo")]
    [DataRow("acme", "Smith", DisplayName = "the account's name counts as the contact's")]
    [DataRow("leeds", "", DisplayName = "a description is no name")]
    [DataRow("joe@acme.example", "", DisplayName = "an address is no name")]
    public async Task Name_Table_FindsTheContacts(string text, string expected) =>
        Assert.AreEqual(expected, await NamesAsync($"FIND {{{text}}} IN NAME FIELDS RETURNING Contact(LastName ORDER BY LastName)"));

    [TestMethod]
    [DataRow(PhoneIndex.Digits, "01632960101", "Smith")]
    [DataRow(PhoneIndex.Digits, "1632960101", "", DisplayName = "the trunk zero counts")]
    [DataRow(PhoneIndex.Digits, "016329601*", "Smith")]
    [DataRow(PhoneIndex.Digits, "01632 960101", "")]
    [DataRow(PhoneIndex.Digits, "\"01632 960 101\"", "Smith")]
    [DataRow(PhoneIndex.Digits, @"\+447700900124", "Smithson", DisplayName = "letters split: the extension is a word of its own")]
    [DataRow(PhoneIndex.Digits, "447700900124 OR 01632960101", "Smith Smithson")]
    [DataRow(PhoneIndex.Digits, "1800", "D'Angelo")]
    [DataRow(PhoneIndex.Digits, "flowers", "D'Angelo")]
    [DataRow(PhoneIndex.Tokens, "01632960101", "")]
    [DataRow(PhoneIndex.Tokens, "01632 960 101", "Smith")]
    [DataRow(PhoneIndex.Tokens, "\"960 101\"", "Smith")]
    [DataRow(PhoneIndex.Tokens, "900124", "Smithson")]
    [DataRow(PhoneIndex.Tokens, "x12", "Smithson")]
    [DataRow(PhoneIndex.Tokens, "960*", "Smith")]
    public async Task Phone_BothIndexes_MatchAsTheyCut(PhoneIndex index, string text, string expected)
    {
        Server.Salesforce.PhoneIndex = index;

        Assert.AreEqual(expected, await NamesAsync($"FIND {{{text}}} IN PHONE FIELDS RETURNING Contact(LastName ORDER BY LastName)"));
    }

    [TestMethod]
    [DataRow("FIND {smith} RETURNING Contact(LastName), Lead(LastName)", "Smith Smith")]
    [DataRow("FIND {leeds} IN ALL FIELDS RETURNING Contact(LastName), Account(Name)", "Smithson Acme Holdings")]
    [DataRow("FIND {acme} IN NAME FIELDS RETURNING Lead(LastName)", "Smith Old")]
    [DataRow("FIND {acme} IN NAME FIELDS RETURNING Lead(LastName WHERE IsConverted = false)", "Smith")]
    [DataRow("FIND {acme*} IN NAME FIELDS RETURNING Lead(LastName ORDER BY LastName LIMIT 1)", "Old")]
    [DataRow("FIND {\"joe@acme.example\"} IN EMAIL FIELDS RETURNING Contact(LastName)", "Smith")]
    [DataRow("find {smith*} in name fields returning contact(lastname order by lastname desc)", "Smithson Smith")]
    [DataRow("FIND {acme smith} RETURNING Lead(LastName), Contact(LastName)", "Smith Smith", DisplayName = "words may stand in different fields")]
    [DataRow("FIND {smith* OR acme} RETURNING Contact(LastName), Lead(LastName), Account(Name) LIMIT 3", "Smith Smith Acme Holdings", DisplayName = "the limit is spread")]
    public async Task Find_Clauses_AreKept(string sosl, string expected)
    {
        var (status, body) = await FindAsync(sosl);

        Assert.AreEqual(HttpStatusCode.OK, status, body?.ToJsonString());
        Assert.AreEqual(expected, string.Join(' ', body!["searchRecords"]!.AsArray().Select(record => (record!["LastName"] ?? record["Name"])!.GetValue<string>())));
    }

    [TestMethod]
    [DataRow("FIND {a} IN NAME FIELDS RETURNING Contact(Id)", "MALFORMED_SEARCH")]
    [DataRow("FIND {a*} IN NAME FIELDS RETURNING Contact(Id)", "MALFORMED_SEARCH")]
    [DataRow("FIND {} RETURNING Contact(Id)", "MALFORMED_SEARCH")]
    [DataRow("FIND {*smith} RETURNING Contact(Id)", "MALFORMED_SEARCH")]
    [DataRow("FIND {+441632960100} IN PHONE FIELDS RETURNING Contact(Id)", "MALFORMED_SEARCH")]
    [DataRow("FIND {Smith-Jones} RETURNING Contact(Id)", "MALFORMED_SEARCH")]
    [DataRow("FIND {joe|ann} RETURNING Contact(Id)", "MALFORMED_SEARCH")]
    [DataRow("FIND {D'Angelo} RETURNING Contact(Id)", "MALFORMED_SEARCH")]
    [DataRow("FIND {\"joe} RETURNING Contact(Id)", "MALFORMED_SEARCH")]
    [DataRow("FIND {(joe} RETURNING Contact(Id)", "MALFORMED_SEARCH")]
    [DataRow("FIND {joe AND} RETURNING Contact(Id)", "MALFORMED_SEARCH")]
    [DataRow("FIND {joe", "MALFORMED_SEARCH")]
    [DataRow("FIND joe", "MALFORMED_SEARCH")]
    [DataRow("FIND {joe} IN ALL TYPE RETURNING Contact(Id)", "MALFORMED_SEARCH")]
    [DataRow("FIND {joe} RETURNING Contact(Id", "MALFORMED_SEARCH")]
    [DataRow("FIND {joe} RETURNING Contact(Nope)", "INVALID_FIELD")]
    [DataRow("FIND {joe} RETURNING Nope(Id)", "INVALID_TYPE")]
    public async Task Find_Broken_IsRefused(string sosl, string code) => AssertError(await FindAsync(sosl), HttpStatusCode.BadRequest, code);

    [TestMethod]
    public async Task Find_OperatorWord_IsLiteralOnlyInQuotes()
    {
        Add("Contact", ("LastName", "And"));

        Assert.AreEqual("And", await NamesAsync("FIND {\"and\"} IN NAME FIELDS RETURNING Contact(LastName)"));
    }

    [TestMethod]
    [DataRow(3000, "", DisplayName = "both words")]
    [DataRow(4001, "Smith Smithson", DisplayName = "any word, the operators are dropped")]
    [DataRow(10001, "", DisplayName = "nothing")]
    public async Task Find_LongText_LosesItsOperators(int length, string expected)
    {
        const string Start = "joe AND joan AND ";
        var text = Start + new string('x', length - Start.Length);

        var (status, body) = await PostAsync($"{Data}parameterizedSearch", $$"""{"q":"{{text}}","in":"NAME","sobjects":[{"name":"Contact","fields":["LastName"]}]}""");

        Assert.AreEqual(HttpStatusCode.OK, status, body?.ToJsonString());
        Assert.AreEqual(expected, string.Join(' ', body!["searchRecords"]!.AsArray().Select(record => record!["LastName"]!.GetValue<string>())));
    }

    [TestMethod]
    public async Task Find_NewRecordWithIndexLag_ShowsAfterTheRelease()
    {
        Server.Salesforce.IndexLag = true;
        Add("Contact", ("LastName", "Newcomer"));

        Assert.AreEqual("", await NamesAsync("FIND {newcomer} RETURNING Contact(LastName)"));
        Assert.AreEqual("Newcomer", await NamesAsync("SELECT LastName FROM Contact WHERE LastName = 'Newcomer'"));
        Server.Salesforce.ReleaseIndex();
        Assert.AreEqual("Newcomer", await NamesAsync("FIND {newcomer} RETURNING Contact(LastName)"));
    }

    [TestMethod]
    public async Task Find_OldVersion_AnswersABareArray()
    {
        var (_, body) = await GetAsync("salesforce/services/data/v36.0/search?q=" + Uri.EscapeDataString("FIND {joe} RETURNING Contact(LastName)"));

        Assert.AreEqual("Smith", body?[0]?["LastName"]?.GetValue<string>());
    }

    [TestMethod]
    public async Task ParameterizedPost_FieldsAndLimits_AreKept()
    {
        var (status, body) = await PostAsync($"{Data}parameterizedSearch", """
            {"q":"smith","in":"NAME","fields":["LastName"],"sobjects":[{"name":"Contact"},{"name":"Lead","fields":["Company","LastName"],"where":"IsConverted = false","limit":5}],"overallLimit":10}
            """);

        Assert.AreEqual(HttpStatusCode.OK, status, body?.ToJsonString());
        Assert.AreEqual("Smith", body?["searchRecords"]?[0]?["LastName"]?.GetValue<string>());
        Assert.AreEqual("Acme Roofing", body?["searchRecords"]?[1]?["Company"]?.GetValue<string>());
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task ParameterizedGet_PerObjectFields_AreKept()
    {
        var (status, body) = await GetAsync($"{Data}parameterizedSearch?q=4155550100&in=PHONE&sobject=Lead&sobject=Contact&Lead.fields=LastName,Phone");

        Assert.AreEqual(HttpStatusCode.OK, status, body?.ToJsonString());
        Assert.AreEqual("4155550100", body?["searchRecords"]?[0]?["Phone"]?.GetValue<string>());
        Assert.IsEmpty(Server.Requests.Invalid);
    }
}
