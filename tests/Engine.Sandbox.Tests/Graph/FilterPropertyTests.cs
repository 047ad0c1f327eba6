using System.Text.Json.Nodes;
using CsCheck;
using Engine.Sandbox.Graph;

namespace Engine.Sandbox.Tests.Graph;

/// <summary>Any text: a filter is read, or refused as the vendor does.</summary>
[TestClass]
public sealed class FilterPropertyTests
{
    private static readonly string[] Pieces =
    [
        "displayName", "businessPhones", "/any(", "p", ":", "eq", "ne", "'x'", "'", "(", ")", "and", "or", "not ", "startswith(", ",", " ", "null",
        "2026-01-01T00:00:00Z", "%", "in",
    ];

    [TestMethod]
    public void Parse_AnyPieces_EndsOrIsRefused() => Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 12].Sample(pieces =>
    {
        try
        {
            FilterParser.Parse(string.Concat(pieces)).Passes(new JsonObject { ["displayName"] = "x", ["businessPhones"] = new JsonArray("x") });
        }
        catch (GraphError)
        {
            // the vendor's answer
        }
    });

    [TestMethod]
    public void Parse_AnyQuotedText_IsFound() => Gen.String[0, 20].Sample(text =>
    {
        var filter = FilterParser.Parse($"displayName eq '{text.Replace("'", "''", StringComparison.Ordinal)}'");

        Assert.IsTrue(filter.Passes(new JsonObject { ["displayName"] = text }), text);
    });

    [TestMethod]
    [DataRow("start/dateTime ge '2026-03-04T10:00:00Z'", true)]
    [DataRow("start/dateTime ge 2026-03-04T11:00:00+01:00", true)]
    [DataRow("start/dateTime lt '2026-03-04'", false)]
    [DataRow("isAllDay eq false and categories/any(c:c eq 'phone call')", true)]
    [DataRow("categories/all(c:c eq 'x')", false)]
    [DataRow("categories/any()", true)]
    [DataRow("subject eq null", true)]
    [DataRow("props/any(e:e/id eq 'a' and e/value eq '1')", true)]
    [DataRow("props/any(e:e/id eq 'a' and e/value eq '2')", false)]
    public void Passes_Event_IsAsExpected(string filter, bool expected)
    {
        var item = JsonNode.Parse("""
            {"start":{"dateTime":"2026-03-04T10:00:00.0000000"},"isAllDay":false,"categories":["Phone call"],"props":[{"id":"a","value":"1"},{"id":"b","value":"2"}]}
            """)!.AsObject();

        Assert.AreEqual(expected, FilterParser.Parse(filter).Passes(item));
    }
}
