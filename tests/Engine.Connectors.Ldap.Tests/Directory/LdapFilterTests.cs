using Engine.Connectors.Ldap.Directory;

namespace Engine.Connectors.Ldap.Tests.Directory;

[TestClass]
public sealed class LdapFilterTests
{
    [TestMethod]
    [DataRow("Bob", "Bob")]
    [DataRow("*", @"\2a")]
    [DataRow("*)(objectClass=*", @"\2a\29\28objectClass=\2a")]
    [DataRow(@"a\b", @"a\5cb")]
    [DataRow("a\0b", @"a\00b")]
    [DataRow("Müller 🦊 日本", "Müller 🦊 日本")]
    [DataRow("O'Brien & Co | !", "O'Brien & Co | !")]
    [DataRow("\r\n\u007F", @"\0d\0a\7f")]
    public void Escape_Text_IsOneValue(string text, string expected) => Assert.AreEqual(expected, LdapFilter.Escape(text));

    [TestMethod]
    [DataRow("\u200B")]
    [DataRow("\u00AD\u200D")]
    [DataRow("\u0301")]
    [DataRow("\uFEFF")]
    [DataRow("\uFFFC")]
    [DataRow("\u1806")]
    [DataRow("\u202E\u00A0")]
    public void Names_NothingThatIsSeen_IsNoFilter(string word) => Assert.IsNull(LdapFilter.Names([word], ["cn"]));

    [TestMethod]
    public void Names_TwoWords_WantsBoth() => Assert.AreEqual(
        "(&(|(cn=bob*)(cn=* bob*)(cn=*-bob*))(|(cn=j\\2a*)(cn=* j\\2a*)(cn=*-j\\2a*)))", LdapFilter.Names(["bob", "j*"], ["cn"]));

    [TestMethod]
    [DataRow(false, true, "(|(telephoneNumber=*079460912*)(telephoneNumber=*0*7*9*4*6*0912*))", "079460912", "+442079460912", "0912", "02079460912")]
    [DataRow(true, true, "(|(telephoneNumber=*0*7*9*4*6*0*9*1*2*))", "079460912", "0912")]
    [DataRow(false, true, "(|(telephoneNumber=*79460912*)(telephoneNumber=*7*9*4*6*0912*))", "79460912", "0912")]
    [DataRow(false, true, "(|(telephoneNumber=*199001210*))", "199001210", "01 99 00 12 10")]
    [DataRow(false, false, "(|(telephoneNumber=*199001210*)(telephoneNumber=*01*99*00*12*10*))", "199001210", "01 99 00 12 10")]
    public void Numbers_Spellings_AreAskedGroupByGroup(bool isThorough, bool isIndexed, string expected, params string[] spellings)
    {
        var query = new NumberQuery { Spellings = spellings, Digits = "2079460912", IsThorough = isThorough, Limit = 10 };

        Assert.AreEqual(expected, LdapFilter.Numbers(query, ["telephoneNumber"], isIndexed));
    }

    [TestMethod]
    public void Id_OfActiveDirectory_IsWrittenByteByByte()
    {
        var id = new Guid("00112233-4455-6677-8899-aabbccddeeff");

        Assert.AreEqual(@"(objectGUID=\33\22\11\00\55\44\77\66\88\99\aa\bb\cc\dd\ee\ff)", LdapFilter.Id("objectGUID", id));
        Assert.AreEqual("(entryUUID=00112233-4455-6677-8899-aabbccddeeff)", LdapFilter.Id("entryUUID", id));
    }
}
