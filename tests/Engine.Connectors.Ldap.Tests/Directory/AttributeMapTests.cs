using Engine.Connectors.Ldap.Directory;

namespace Engine.Connectors.Ldap.Tests.Directory;

[TestClass]
public sealed class AttributeMapTests
{
    [TestMethod]
    [DataRow("pager")]
    [DataRow("=pager")]
    [DataRow("OtherPhone=pa)ger")]
    [DataRow("OtherPhone=a=b")]
    public void Mistake_NoFieldWithAttributes_IsTold(string line) => Assert.IsNotNull(AttributeMap.Mistake([line]));

    [TestMethod]
    [DataRow("OtherPhone=pager")]
    [DataRow(" Car = carLicense , employeeNumber ")]
    [DataRow("Notes=")]
    [DataRow("")]
    public void Mistake_FieldWithAttributes_IsNone(string line) => Assert.IsNull(AttributeMap.Mistake([line]));

    [TestMethod]
    public void Read_OwnFields_StandInPlaceOfTheUsual()
    {
        var map = new AttributeMap(LdapPreset.Of(LdapKind.OpenLdap), ["OtherPhone=carPhone,pager", "Notes=", "Car=carLicense"]);
        var entry = new Dictionary<string, string[]> { ["pager"] = ["1", "2"], ["carPhone"] = ["2"], ["description"] = ["x"], ["carLicense"] = ["AB 12"] };

        var fields = map.Read(name => entry.GetValueOrDefault(name) ?? []).Select(field => $"{field.Name}={field.Value}");

        CollectionAssert.AreEqual((string[])["OtherPhone=2", "OtherPhone=1", "Car=AB 12"], fields.ToArray());
        CollectionAssert.IsSubsetOf((string[])["carPhone", "pager", "telephoneNumber"], map.Telephones.ToArray());
    }

    [TestMethod]
    public void Read_ProxyAddresses_KeepsMailAlone()
    {
        var map = new AttributeMap(LdapPreset.Of(LdapKind.ActiveDirectory), []);
        string[] proxies = ["SMTP:bob@example.com", "smtp:robert@example.com", "SIP:bob@example.com", "X500:/o=Example"];

        var fields = map.Read(name => name switch { "proxyAddresses" => proxies, "mail" => ["Bob@example.com"], _ => [] });

        CollectionAssert.AreEqual((string[])["Bob@example.com", "robert@example.com"], fields.Select(field => field.Value).ToArray());
    }
}
