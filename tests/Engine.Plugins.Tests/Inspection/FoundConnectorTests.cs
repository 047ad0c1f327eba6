using Engine.Plugins.Inspection;

namespace Engine.Plugins.Tests.Inspection;

[TestClass]
public sealed class FoundConnectorTests
{
    [TestMethod]
    [DataRow("a")]
    [DataRow("x3")]
    [DataRow("exact-online")]
    [DataRow("3cx-2-go")]
    [DataRow("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Id_KebabCase_IsValid(string id)
    {
        var found = Found(id);

        Assert.AreEqual((id, null), (found.Id, found.Problem));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow(" ")]
    [DataRow("Exact")]
    [DataRow("exact_online")]
    [DataRow("exact--online")]
    [DataRow("-exact")]
    [DataRow("exact-")]
    [DataRow("exact\n")]
    [DataRow("müller")]
    [DataRow("٣")]
    [DataRow("../../etc")]
    [DataRow("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Id_AnythingElse_IsRefused(string? id)
    {
        var found = Found(id);

        Assert.IsNull(found.Id);
        Assert.Contains("is not valid", found.Problem!);
    }

    [TestMethod]
    [DataRow(null, "some-crm")]
    [DataRow(" \t", "some-crm")]
    [DataRow(" My\r\nCRM\u0007", "My CRM")]
    public void Name_AsStated_IsOneCleanLine(string? displayName, string expected)
    {
        Assert.AreEqual(expected, Found("some-crm", displayName).Name);
    }

    [TestMethod]
    public void Name_Endless_IsCut()
    {
        Assert.AreEqual(100, Found("some-crm", new('x', 10_000)).Name.Length);
    }

    private static FoundConnector Found(string? id, string? displayName = null) => new(
        new() { File = "A.dll", Name = "A", Version = new(1, 0), References = [], Connectors = [] },
        new() { TypeName = "A.B", Id = id, DisplayName = displayName, IsConcrete = true, UsesSharedSdk = true });
}
