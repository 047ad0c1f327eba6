using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Connectors.Salesforce.Tests;

[TestClass]
public sealed class SalesforceQueriesTests
{
    private static readonly ObjectDescription Lead = new("Lead", [new("LastName"), new("Company"), new("Phone", Type: "phone"), new("IsConverted")]);

    [TestMethod]
    [DataRow("1733667800*")]
    [DataRow("01733667800*")]
    [DataRow("441733667800*")]
    [DataRow("4401733667800*")]
    [DataRow("00441733667800*")]
    [DataRow("011441733667800*")]
    [DataRow("667800*")]
    [DataRow("\"33 66 78 00\"", false)]
    [DataRow("\"3667 800\"")]
    [DataRow("\"667 800\"")]
    [DataRow("\"66 78 00\"")]
    [DataRow("\"173366780 0\"", false)]
    [DataRow("\"67 80 0\"", false)]
    public void ToFind_Number_FullNumber_AsksForEachWayToWriteIt(string term, bool isAsked = true)
    {
        var find = SalesforceQueries.ToFind(Number("1733667800", "+441733667800", "+441733667800", "+44 1733 667800", "01733 667800", "01733667800"));

        Assert.AreEqual(isAsked, find!.Split(" OR ").Contains(term), find);
    }

    [TestMethod]
    public void ToFind_Number_EveryNumber_StaysWellWithinTheLimitForOperators()
    {
        // SOQL and SOSL Reference, FIND: beyond 4,000 characters operators do not count.
        var longest = ContractNumbers.All.Max(number => SalesforceQueries.ToFind(number.Query(NumberMatching.Tokens, 10))!.Length);

        Assert.IsLessThan(2000, longest);
    }

    [TestMethod]
    [DataRow("298123456*")]
    [DataRow("123456*")]
    [DataRow("\"298123 456\"")]
    [DataRow("\"12 34 56\"")]
    public void ToFind_Number_ShortNumberOfACountry_IsAskedForWithItsCode(string term)
    {
        var find = SalesforceQueries.ToFind(Number("123456", "+298123456", "+298123456", "+298 123456", "123456"));

        Assert.Contains(term, find!.Split(" OR "), find);
    }

    [TestMethod]
    [DataRow("2041", "2041")]
    [DataRow("667800", "667800")]
    [DataRow("12", "12")]
    [DataRow("7", null)]
    public void ToFind_Number_InternalNumber_AsksForItAlone(string digits, string? expected) =>
        Assert.AreEqual(expected, SalesforceQueries.ToFind(Number(digits, null, digits)));

    [TestMethod]
    [DataRow("bob", "bob*")]
    [DataRow("Bob Jones", "Bob* AND Jones*")]
    [DataRow("O'Brien", @"O\'Brien*")]
    [DataRow("Smith-Jones", @"Smith\-Jones*")]
    [DataRow("a&b {c} [d]", @"a\&b*")]
    [DataRow("""no{w}[x](y)^z"!~*?:\+|""", """no\{w\}\[x\]\(y\)\^z\"\!\~\*\?\:\\\+\|*""")]
    [DataRow("Not Or and", "\"Not\" AND \"Or\" AND \"and\"")]
    [DataRow("Returning In Find", "\"Returning\" AND \"In\" AND \"Find\"")]
    [DataRow("Smith & Sons", "Smith* AND Sons*")]
    [DataRow("J Smith", "Smith*")]
    [DataRow("山田 太郎", "山田* AND 太郎*")]
    [DataRow("J", null)]
    [DataRow("王", null)]
    [DataRow("& -", null)]
    public void ToFind_Name_Words_AreAllRequiredAndStandForThemselves(string text, string? expected) =>
        Assert.AreEqual(expected, SalesforceQueries.ToFind(new NameQuery { Text = text, Words = text.Split(' '), Limit = 10 }));

    [TestMethod]
    [DataRow("O'Brien", "O\\'Brien")]
    [DataRow("100%_", @"100\%\_")]
    [DataRow(@"a\b", @"a\\b")]
    public void LikeNames_Word_StandsForItself(string word, string expected) =>
        Assert.AreEqual($"(LastName LIKE '{expected}%' OR Company LIKE '{expected}%')", SalesforceQueries.LikeNames(Lead, [word]));

    [TestMethod]
    public void Search_Limit_IsOneOfSosl()
    {
        var sosl = SalesforceQueries.Search("bob*", "NAME", 10_000, [Lead]);

        Assert.AreEqual("FIND {bob*} IN NAME FIELDS RETURNING Lead(Id, LastName, Company, Phone, IsConverted WHERE IsConverted = false LIMIT 2000)", sosl);
    }

    private static NumberQuery Number(string digits, string? e164, params string[] spellings) => new() { Digits = digits, E164 = e164, Spellings = spellings, Limit = 10 };
}
