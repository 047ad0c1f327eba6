using CsCheck;
using Engine.Sandbox.Salesforce;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Sandbox.Tests.Salesforce;

/// <summary>Whatever is sent, a parser answers with a query or with the platform's error.</summary>
[TestClass]
public sealed class ParserPropertyTests
{
    private static readonly string[] Pieces =
    [
        "SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "IN", "LIKE", "ORDER BY", "LIMIT", "OFFSET", "NULLS LAST", "COUNT()", "FIELDS(ALL)", "FIND {", "}", "RETURNING", "PHONE FIELDS", "NAME FIELDS", "Id", "Name",
        "Account.Name", "CreatedDate", "IsDeleted", "Contact", "Lead", "(", ")", ",", "=", "!=", "<=", "'x'", "'O\\'H'", "'", "\\", "\"", "*", "?", "5", "2026-01-01", "2026-01-01T00:00:00Z", "TODAY", "LAST_N_DAYS:3",
        "LAST_N_DAYS:99999999", "null", "true", "joe", "\\-", "-", "é", "\uD83D\uDE00",
    ];

    private static readonly Gen<string> Texts = Gen.Select(OneOf(Pieces).Array[0, 20], Gen.Bool.Select(isApart => isApart ? " " : "")).Select((pieces, gap) => string.Join(gap, pieces));

    private static readonly string[] Fields = ["Id", "Name", "Account.Name", "Owner.Name", "CreatedDate", "Birthdate", "IsDeleted", "MailingLatitude", "AccountId", "Nope", "Description", "MailingAddress"];
    private static readonly string[] Operators = ["=", "!=", "<", "<=", ">", ">=", "LIKE", "IN (null,", "NOT IN (", "<>"];
    private static readonly string[] Values =
        ["'x'", "'%a_'", "'0035g00000000GR'", "null", "true", "5", "-1.5", "2026-01-01", "2026-01-01T00:00:00Z", "TODAY", "LAST_N_DAYS:3", "LAST_N_DAYS:99999999", "LAST_N_DAYS:99999999999", "NEXT_YEAR", "0001-01-01"];

    private static readonly Gen<string> Conditions =
        Gen.Select(OneOf(Fields), OneOf(Operators), OneOf(Values)).Select((field, symbol, value) => $"{field} {symbol} {value}{(symbol.Contains('(') ? ")" : "")}");

    private static readonly Gen<string> Queries = Gen.Select(Texts, Texts).Select((start, end) => $"SELECT Id FROM Contact WHERE {start} ORDER BY {end}");

    [TestMethod]
    public void Soql_AnyText_IsReadOrRefused() => Gen.OneOf(Texts, Queries, Gen.String).Sample(text => Survives(() => SoqlParser.Parse(text)));

    [TestMethod]
    public void Sosl_AnyText_IsReadOrRefused() =>
        Gen.OneOf(Texts, Texts.Select(text => $"FIND {{{text}}} RETURNING Contact(Id)"), Gen.String.Select(text => $"FIND {{{text}}}"), Gen.String).Sample(text => Survives(() => SoslParser.Parse(text)));

    [TestMethod]
    public void Soql_AnyCondition_IsRunOrRefused()
    {
        var org = new OrgState(new FakeTimeProvider());
        SalesforceSeed.AddUser(org);
        SalesforceSeed.AddPeople(org);

        Conditions.Select(where => $"SELECT Id FROM Contact WHERE {where}").Sample(text => Survives(() => new SoqlRun(org.Schema, org.Store, "v60.0").Run(SoqlParser.Parse(text), includesDeleted: true)), threads: 1);
    }

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static bool Survives(Action work)
    {
        try
        {
            work();
        }
        catch (SalesforceError)
        {
            // refused
        }

        return true;
    }
}
