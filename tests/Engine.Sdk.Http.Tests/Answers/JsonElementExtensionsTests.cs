using System.Globalization;
using System.Text.Json;

namespace Engine.Sdk.Http.Tests.Answers;

[TestClass]
public sealed class JsonElementExtensionsTests
{
    private static readonly JsonElement Record = JsonDocument.Parse("""
        {"name":"Acme","empty":"","none":null,"owner":{"name":"Ann","tags":["a","b"]},"count":12,"huge":9223372036854775807,"text":"-3","open":true,"shut":"True","choices":"a; b c;;","at":"2026-03-01T10:00:00.000+0000",
         "mails":[{"address":"a@x","labels":["home"]},{"address":""},null,{"address":"b@x","labels":["work"]}]}
        """).RootElement;

    [TestMethod]
    [DataRow("name", "Acme")]
    [DataRow("owner.name", "Ann")]
    [DataRow("count", "12")]
    [DataRow("open", "true")]
    [DataRow("empty", null)]
    [DataRow("none", null)]
    [DataRow("missing", null)]
    [DataRow("name.of", null)]
    [DataRow("owner", null)]
    [DataRow("owner.tags", null)]
    public void Text_Path_IsWhatStandsThere(string path, string? expected) => Assert.AreEqual(expected, Record.Text(path));

    [TestMethod]
    [DataRow("name", "Acme")]
    [DataRow("owner.tags", "a|b")]
    [DataRow("mails.address", "a@x|b@x")]
    [DataRow("mails.labels", "home|work")]
    [DataRow("empty", "")]
    [DataRow("missing.address", "")]
    public void Texts_Path_LeadsThroughLists(string path, string expected) => Assert.AreEqual(expected, string.Join('|', Record.Texts(path)));

    [TestMethod]
    [DataRow("count", 12L)]
    [DataRow("text", -3L)]
    [DataRow("name", null)]
    [DataRow("missing", null)]
    public void Number_Path_IsAlsoReadFromText(string path, long? expected) => Assert.AreEqual(expected, Record.Number(path));

    [TestMethod]
    [DataRow("open", true)]
    [DataRow("shut", true)]
    [DataRow("name", false)]
    [DataRow("missing", false)]
    public void IsTrue_Path_IsAlsoReadFromText(string path, bool expected) => Assert.AreEqual(expected, Record.IsTrue(path));

    [TestMethod]
    public void Time_OffsetWithoutColon_IsReadInAnyCulture()
    {
        CultureInfo.CurrentCulture = new("th-TH"); // another calendar

        Assert.AreEqual(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), Record.Time("at"));
        Assert.IsNull(Record.Time("name"));
    }

    [TestMethod]
    [DataRow("count", 12.0)]
    [DataRow("huge", null)]
    [DataRow("name", null)]
    public void Duration_Path_CountsUnits(string path, double? seconds) =>
        Assert.AreEqual(seconds, Record.Duration(path, TimeSpan.FromSeconds(1))?.TotalSeconds);

    [TestMethod]
    public void Items_NoList_AreNone()
    {
        Assert.AreEqual("ab", string.Concat(Record.Items("owner.tags")));
        Assert.IsEmpty(Record.Items("owner"));
        Assert.IsEmpty(default(JsonElement).Items("owner.tags"));
    }

    [TestMethod]
    [DataRow("""{"data":{"items":[{},{}]},"more":"p2"}""", "2 p2")]
    [DataRow("""{"data":{"items":[]},"more":""}""", "0 ")]
    [DataRow("""{"data":{"items":[{}]}}""", "1 ")]
    [DataRow("""{"data":{"items":"none"}}""", null)]
    [DataRow("[]", null)]
    public void Page_Answer_HoldsItsListOrIsBad(string json, string? expected)
    {
        var answer = JsonDocument.Parse(json).RootElement;

        if (expected is null) Assert.AreEqual(ConnectorErrorKind.BadAnswer, Assert.ThrowsExactly<ConnectorException>(() => answer.Page("data.items", "more")).Kind);
        else Assert.AreEqual(expected, $"{answer.Page("data.items", "more").Records.Count} {answer.Page("data.items", "more").Next}");
    }

    [TestMethod]
    public void Members_NoObject_AreNone()
    {
        Assert.AreEqual("name tags", string.Join(' ', Record.Members("owner").Select(member => member.Name)));
        Assert.IsEmpty(Record.Members("name"));
        Assert.IsEmpty(default(JsonElement).Members("owner"));
    }

    [TestMethod]
    [DataRow("choices", "a|b c")]
    [DataRow("name", "Acme")]
    [DataRow("missing", "")]
    public void Parts_Path_AreWhatATextLists(string path, string expected) => Assert.AreEqual(expected, string.Join('|', Record.Parts(path)));

    [TestMethod]
    public void Required_Path_IsThereOrTheAnswerIsBad()
    {
        Assert.AreEqual("Acme", Record.Required("name"));
        Assert.AreEqual(ConnectorErrorKind.BadAnswer, Assert.ThrowsExactly<ConnectorException>(() => Record.Required("empty")).Kind);
    }
}
