using Engine.Host.Web.Explorer.Calls;

namespace Engine.Host.Web.Tests.Explorer;

/// <summary>What rows become on the wire.</summary>
[TestClass]
public sealed class CallPreparationTests
{
    private static readonly Row[] Headers =
        [new() { Key = "Content-Type", Value = "application/x-www-form-urlencoded" }, new() { Key = "ApplicationId", Value = "id" }];

    [TestMethod]
    public void Prepare_Form_EncodesEachValue()
    {
        var call = Prepare("POST", "Search", Row("query", "+44 1&2=3"), Row("query", "ü"), new Row { Key = "off", Value = "x", IsOn = false }, Row("", "no key"));

        Assert.AreEqual("query=%2B44%201%262%3D3&query=%C3%BC", call.Body);
        Assert.AreEqual("/api/v1/Search", call.Path);
    }

    [TestMethod]
    public void Prepare_Get_PutsValuesIntoTheAddress()
    {
        var call = Prepare("GET", "AddressBooks", Row("a b", "c&d"));

        Assert.AreEqual("/api/v1/AddressBooks?a%20b=c%26d", call.Path);
        Assert.IsNull(call.Body);
    }

    [TestMethod]
    public void Prepare_PathValue_CannotLeaveItsPlace()
    {
        var call = Prepare("DELETE", "AddressBooks/{AddinId}", Row("AddinId", "../../x?y#z", new("AddinId", "", "", "string", true, IsInPath: true)));

        Assert.AreEqual("/api/v1/AddressBooks/..%2F..%2Fx%3Fy%23z", call.Path);
    }

    [TestMethod]
    public void Prepare_Json_HasTypesAndArrays()
    {
        var draft = new CallDraft(
            Call("POST", "DoAction"),
            [Row("actionId", "a"), Row("actionId", "b"), Row("n", "5", new("n", "", "", "integer", false, false)), Row("f", "true", new("f", "", "", "boolean", false, false)), Row("o", "{\"p\":1}", new("o", "", "", "object", false, false)), Row("bad", "{", new("bad", "", "", "object", false, false))],
            asJson: true);

        var call = CallPreparation.Prepare(draft, Headers);

        Assert.AreEqual("""{"actionId":["a","b"],"n":5,"f":true,"o":{"p":1},"bad":"{"}""", string.Concat(call.Body!.Where(character => !char.IsWhiteSpace(character))));
        Assert.AreEqual("application/json", call.ContentType);
        Assert.IsNull(call.Form);
    }

    [TestMethod]
    [DataRow("Bad Name", "x", false)]
    [DataRow("X\r\nEvil", "x", false)]
    [DataRow("X-Fine", "a\r\nEvil: b", false)]
    [DataRow("X-Fine", "日本", false)]
    [DataRow("X-Fine", "ok", true)]
    public void WrongIn_Header_IsNamedWhenNoBrowserTakesIt(string name, string value, bool isFine)
    {
        var draft = new CallDraft(Call("GET", "Version"), [], asJson: false);

        var wrong = CallPreparation.WrongIn(draft, [new Row { Key = name, Value = value }]);

        Assert.AreEqual(isFine, wrong.Count == 0);
        Assert.AreEqual(isFine, CallPreparation.Prepare(draft, [new Row { Key = name, Value = value }]).Headers.Count == 1);
    }

    [TestMethod]
    public void WrongIn_EmptyPathValue_IsNamed() =>
        CollectionAssert.AreEqual(new[] { "Id" }, CallPreparation.WrongIn(new(Call("DELETE", "Applications/{Id}"), [Row("Id", " ", new("Id", "", "", "string", true, IsInPath: true))], false), []).ToArray());

    private static PreparedCall Prepare(string method, string name, params Row[] rows) => CallPreparation.Prepare(new CallDraft(Call(method, name), rows, asJson: false), Headers);

    private static ApiCall Call(string method, string name) => new() { Method = method, Name = name, Group = CallGroup.Guide };

    private static Row Row(string key, string value, ApiField? field = null) => new() { Key = key, Value = value, Field = field };
}
