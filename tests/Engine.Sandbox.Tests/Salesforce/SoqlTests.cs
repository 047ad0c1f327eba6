using System.Net;

namespace Engine.Sandbox.Tests.Salesforce;

/// <summary>SOQL, read and run.</summary>
[TestClass]
public sealed class SoqlTests : SalesforceTest
{
    [TestInitialize]
    public void AddPeople()
    {
        var acme = Add("Account", ("Name", "Acme"), ("Phone", "+44 1632 960100"));
        Add("Contact", ("FirstName", "Ann"), ("LastName", "Arden"), ("AccountId", acme), ("Email", "ann@acme.example"), ("Birthdate", new DateOnly(1980, 5, 6)), ("Title", "50%_off"));
        Add("Contact", ("LastName", "Brook"), ("IsPriorityRecord", true), ("MailingLatitude", 51.5));
        Time.Advance(TimeSpan.FromDays(1));
        Add("Contact", ("FirstName", "Cid"), ("LastName", "O'Hara"), ("Phone", @"a\b"), ("MailingLatitude", -3.0));
    }

    [TestMethod]
    [DataRow("Name = 'ann arden'", "Arden")]
    [DataRow("LastName != 'Brook'", "Arden O'Hara")]
    [DataRow("FirstName != 'Ann'", "Brook O'Hara", DisplayName = "null differs from any text")]
    [DataRow("FirstName = null", "Brook")]
    [DataRow("FirstName != null", "Arden O'Hara")]
    [DataRow(@"LastName = 'O\'Hara'", "O'Hara")]
    [DataRow(@"Phone = 'a\\b'", "O'Hara")]
    [DataRow("LastName LIKE '%r%'", "Arden Brook O'Hara")]
    [DataRow("LastName LIKE 'b_ook'", "Brook")]
    [DataRow(@"Title LIKE '50\%\_%'", "Arden")]
    [DataRow(@"Title LIKE '50\_%'", "")]
    [DataRow(@"LastName LIKE 'O\'%'", "O'Hara")]
    [DataRow("LastName < 'b'", "Arden")]
    [DataRow("LastName >= 'Brook'", "Brook O'Hara")]
    [DataRow("LastName IN ('brook', 'Arden')", "Arden Brook")]
    [DataRow("LastName NOT IN ('Brook')", "Arden O'Hara")]
    [DataRow("NOT LastName = 'Brook'", "Arden O'Hara")]
    [DataRow("NOT (LastName = 'Brook' OR LastName = 'Arden')", "O'Hara")]
    [DataRow("LastName = 'Brook' OR (FirstName = 'Ann' AND Email LIKE '%@acme.example')", "Arden Brook")]
    [DataRow("IsPriorityRecord = true", "Brook")]
    [DataRow("isdeleted = FALSE AND lastname = 'BROOK'", "Brook")]
    [DataRow("MailingLatitude > -3.5 AND MailingLatitude < 0", "O'Hara")]
    [DataRow("MailingLatitude <= 51.5", "Brook O'Hara", DisplayName = "null is less than nothing")]
    [DataRow("Birthdate = 1980-05-06", "Arden")]
    [DataRow("Birthdate > 1980-05-06", "")]
    [DataRow("CreatedDate < 2026-03-05T00:00:00Z", "Arden Brook")]
    [DataRow("SystemModstamp >= 2026-03-05T10:20:30.000Z", "O'Hara")]
    [DataRow("CreatedDate > 2026-03-05T11:20:29+01:00", "O'Hara")]
    [DataRow("CreatedDate = TODAY", "O'Hara")]
    [DataRow("CreatedDate = YESTERDAY", "Arden Brook")]
    [DataRow("CreatedDate = LAST_N_DAYS:2", "Arden Brook O'Hara")]
    [DataRow("CreatedDate < TODAY", "Arden Brook")]
    [DataRow("Account.Name = 'ACME'", "Arden")]
    [DataRow("Account.Name = null", "Brook O'Hara")]
    [DataRow("Account.Owner.Username LIKE 'robin%'", "Arden")]
    [DataRow("Contact.LastName = 'Brook'", "Brook")]
    public async Task Where_Table_FindsTheRecords(string where, string expected) =>
        Assert.AreEqual(expected, await NamesAsync($"SELECT LastName FROM Contact WHERE {where} ORDER BY LastName"));

    [TestMethod]
    [DataRow("ORDER BY LastName DESC", "O'Hara Brook Arden")]
    [DataRow("ORDER BY FirstName", "Brook Arden O'Hara", DisplayName = "nulls first")]
    [DataRow("ORDER BY FirstName DESC", "Brook O'Hara Arden", DisplayName = "nulls first whichever way")]
    [DataRow("ORDER BY FirstName ASC NULLS LAST", "Arden O'Hara Brook")]
    [DataRow("ORDER BY CreatedDate DESC, LastName ASC", "O'Hara Arden Brook")]
    [DataRow("ORDER BY LastName LIMIT 1", "Arden")]
    [DataRow("ORDER BY LastName LIMIT 1 OFFSET 1", "Brook")]
    [DataRow("LIMIT 0", "")]
    public async Task Order_Table_Sorts(string clauses, string expected) => Assert.AreEqual(expected, await NamesAsync($"SELECT LastName FROM Contact {clauses}"));

    [TestMethod]
    [DataRow("SELECT Nope FROM Contact", "INVALID_FIELD")]
    [DataRow("SELECT Id FROM Contact WHERE Nope = 'x'", "INVALID_FIELD")]
    [DataRow("SELECT Id FROM Contact ORDER BY Nope", "INVALID_FIELD")]
    [DataRow("SELECT Nope.Name FROM Contact", "INVALID_FIELD")]
    [DataRow("SELECT Account.Nope FROM Contact", "INVALID_FIELD")]
    [DataRow("SELECT Id, id FROM Contact", "INVALID_FIELD")]
    [DataRow("SELECT Id FROM Contact WHERE Description = 'x'", "INVALID_FIELD", DisplayName = "long text is not filterable")]
    [DataRow("SELECT Id FROM Contact WHERE LastName = 5", "INVALID_FIELD")]
    [DataRow("SELECT Id FROM Contact WHERE IsDeleted = 'false'", "INVALID_FIELD")]
    [DataRow("SELECT Id, IsDeleted FROM User", "INVALID_FIELD", DisplayName = "users are never deleted")]
    [DataRow("SELECT Owner.IsDeleted FROM Contact", "INVALID_FIELD")]
    [DataRow("SELECT Id FROM Contact WHERE CreatedDate > 2026-01-01", "INVALID_FIELD")]
    [DataRow("SELECT Id FROM Contact WHERE CreatedDate > '2026-01-01T00:00:00Z'", "INVALID_FIELD")]
    [DataRow("SELECT Id FROM Contact WHERE Birthdate > 2026-01-01T00:00:00Z", "INVALID_FIELD")]
    [DataRow("SELECT Id FROM Contact WHERE Id = 'x'", "INVALID_QUERY_FILTER_OPERATOR")]
    [DataRow("SELECT Id FROM Contact WHERE Id LIKE '003%'", "INVALID_QUERY_FILTER_OPERATOR")]
    [DataRow("SELECT Id FROM Nope", "INVALID_TYPE")]
    [DataRow("SELECT Id FROM Contact WHERE LastName = 'a' AND LastName = 'b' OR LastName = 'c'", "MALFORMED_QUERY")]
    [DataRow("SELECT Id FROM Contact WHERE LastName = 'O'Hara'", "MALFORMED_QUERY")]
    [DataRow(@"SELECT Id FROM Contact WHERE LastName = 'a\q'", "MALFORMED_QUERY")]
    [DataRow("SELECT Id FROM Contact WHERE LastName = 'a", "MALFORMED_QUERY")]
    [DataRow("SELECT Id FROM Contact WHERE LastName IS NULL", "MALFORMED_QUERY")]
    [DataRow("SELECT Id FROM Contact WHERE CreatedDate > 2026-01-01T00:00:00 01:00", "MALFORMED_QUERY", DisplayName = "a plus that became a blank")]
    [DataRow("SELECT Id FROM Contact WHERE (LastName = 'a'", "MALFORMED_QUERY")]
    [DataRow("SELECT Id FROM Contact LIMIT x", "MALFORMED_QUERY")]
    [DataRow("SELECT Id FROM Contact; DROP", "MALFORMED_QUERY")]
    [DataRow("SELECT Id Contact", "MALFORMED_QUERY")]
    [DataRow("SELECT * FROM Contact", "MALFORMED_QUERY")]
    [DataRow("FROM Contact", "MALFORMED_QUERY")]
    [DataRow("SELECT Id FROM Contact OFFSET 2001", "NUMBER_OUTSIDE_VALID_RANGE")]
    public async Task Query_Broken_IsRefused(string soql, string code) => AssertError(await QueryAsync(soql), HttpStatusCode.BadRequest, code);

    [TestMethod]
    public async Task Query_Count_TellsTheTotalAlone()
    {
        var (_, body) = await QueryAsync("SELECT COUNT() FROM Contact WHERE LastName LIKE '%o%'");

        Assert.AreEqual("""{"totalSize":2,"done":true,"records":[]}""", body?.ToJsonString());
    }

    [TestMethod]
    public async Task Query_Relations_AreNestedAndNullWhereNothingIs()
    {
        var (_, body) = await QueryAsync("SELECT LastName, Account.Name, Account.Phone, Owner.Name FROM Contact ORDER BY LastName LIMIT 2");

        Assert.AreEqual("Acme", body?["records"]?[0]?["Account"]?["Name"]?.GetValue<string>());
        Assert.AreEqual("+44 1632 960100", body?["records"]?[0]?["Account"]?["Phone"]?.GetValue<string>());
        Assert.AreEqual("Robin Sandler", body?["records"]?[0]?["Owner"]?["Name"]?.GetValue<string>());
        Assert.IsTrue(body?["records"]?[1]?.AsObject().ContainsKey("Account"));
        Assert.IsNull(body?["records"]?[1]?["Account"]);
    }

    [TestMethod]
    public async Task Query_ShortId_FindsTheSame()
    {
        var id = Add("Contact", ("LastName", "Short"));

        Assert.AreEqual("Short", await NamesAsync($"SELECT LastName FROM Contact WHERE Id = '{id[..15]}'"));
    }

    [TestMethod]
    public async Task QueryAll_DeletedRecords_AreThere()
    {
        Server.Salesforce.Delete(Add("Contact", ("LastName", "Gone")));

        var (_, all) = await QueryAsync("SELECT LastName FROM Contact WHERE IsDeleted = true", "queryAll");

        Assert.AreEqual(1, all?["totalSize"]?.GetValue<int>());
        Assert.AreEqual("", await NamesAsync("SELECT LastName FROM Contact WHERE LastName = 'Gone'"));
    }

    [TestMethod]
    public async Task Query_MoreThanABatch_GoesOnAtTheNextAddress()
    {
        for (var i = 0; i < 450; i++)
            Add("Lead", ("LastName", $"L{i:000}"), ("Company", "C"));
        Http.DefaultRequestHeaders.Add("Sforce-Query-Options", "batchSize=200");

        var (_, body) = await QueryAsync("SELECT LastName FROM Lead ORDER BY LastName");
        var sizes = new List<int>();
        while (true)
        {
            sizes.Add(body!["records"]!.AsArray().Count);
            if (body["done"]!.GetValue<bool>())
                break;
            (_, body) = await GetAsync("salesforce" + body["nextRecordsUrl"]!.GetValue<string>());
        }

        CollectionAssert.AreEqual((int[])[200, 200, 50], sizes);
        Assert.AreEqual("L449", body["records"]!.AsArray()[^1]!["LastName"]!.GetValue<string>());
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    [DataRow("batchSize=1", 200)]
    [DataRow("batchSize=250", 250)]
    [DataRow("batchsize = 9999", 300)]
    public async Task Query_BatchSize_StaysWithinBounds(string option, int expected)
    {
        for (var i = 0; i < 300; i++)
            Add("Lead", ("LastName", "L"), ("Company", "C"));
        Http.DefaultRequestHeaders.Add("Sforce-Query-Options", option);

        var (_, body) = await QueryAsync("SELECT Id FROM Lead");

        Assert.HasCount(expected, body!["records"]!.AsArray());
    }

    [TestMethod]
    public async Task Query_UnknownLocator_IsRefused() => AssertError(await GetAsync($"{Data}query/01g000000000000AAA-200"), HttpStatusCode.BadRequest, "INVALID_QUERY_LOCATOR");

    [TestMethod]
    public async Task Query_FieldsOfAll_NeedsALimit()
    {
        AssertError(await QueryAsync("SELECT FIELDS(ALL) FROM Contact"), HttpStatusCode.BadRequest, "MALFORMED_QUERY");
        Assert.AreEqual("Arden", await NamesAsync("SELECT FIELDS(ALL) FROM Contact ORDER BY LastName LIMIT 1"));
    }
}
