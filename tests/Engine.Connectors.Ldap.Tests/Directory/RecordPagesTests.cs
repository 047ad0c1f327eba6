using Engine.Connectors.Ldap.Directory;

namespace Engine.Connectors.Ldap.Tests.Directory;

[TestClass]
public sealed class RecordPagesTests
{
    private static readonly Guid Id = new("00112233-4455-6677-8899-aabbccddeeff");

    [TestMethod]
    [DataRow("https://people.example/{uid}", "https://people.example/b%2Fob")]
    [DataRow("https://people.example/?id={id}&u={uid}", "https://people.example/?id=00112233-4455-6677-8899-aabbccddeeff&u=b%2Fob")]
    [DataRow("https://people.example/{employeeNumber}", null)]
    [DataRow("", null)]
    public void Of_Template_IsFilled(string template, string? expected) =>
        Assert.AreEqual(expected, RecordPages.Of(template, Id, name => name == "uid" ? "b/ob" : null)?.AbsoluteUri);

    [TestMethod]
    [DataRow("people/{id}", false)]
    [DataRow("ftp://people.example/{id}", false)]
    [DataRow("javascript:alert({id})", false)]
    [DataRow("https://people.example/{id}", true)]
    [DataRow("https://people.example/", true)]
    [DataRow(null, true)]
    public void IsValid_Template_IsAWebAddress(string? template, bool expected) => Assert.AreEqual(expected, RecordPages.IsValid(template));
}
