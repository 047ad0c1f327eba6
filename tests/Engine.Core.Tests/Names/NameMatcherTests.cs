using CsCheck;
using Engine.Core.Names;
using Engine.Sdk;

namespace Engine.Core.Tests.Names;

[TestClass]
public sealed class NameMatcherTests
{
    private static readonly AddressBookId Book = AddressBookId.New();

    [TestMethod]
    [DataRow("Müller", "müller")]
    [DataRow("Müller", "MUELLER")]
    [DataRow("Müller", "muller")]
    [DataRow("Mueller", "müller")]
    [DataRow("Mueller", "muller")]
    [DataRow("Muller", "mueller")]
    [DataRow("Muller", "müller")]
    [DataRow("Mu\u0308ller", "müller")]
    [DataRow("Strauß", "strauss")]
    [DataRow("STRAUSS", "strauß")]
    [DataRow("Åse", "aase")]
    [DataRow("Åse", "ase")]
    [DataRow("Øyvind", "oyvind")]
    [DataRow("Øyvind", "oeyvind")]
    [DataRow("Łukasz", "lukasz")]
    [DataRow("Æbelø", "aebeloe")]
    [DataRow("Đorđević", "dordevic")]
    [DataRow("Þór", "thor")]
    [DataRow("José", "jose")]
    [DataRow("Zoë", "zoe")]
    [DataRow("Nuñez", "nunez")]
    [DataRow("Nguyễn", "nguyen")]
    [DataRow("İpek", "ipek")]
    [DataRow("Michael", "michael")]
    [DataRow("Νίκος", "ΝΙΚΟΣ")]
    [DataRow("Παπαδόπουλος", "παπαδοπουλος")]
    [DataRow("Семёнов", "семенов")]
    [DataRow("Ґалаґан", "галаган")]
    [DataRow("ヤマダ", "ﾔﾏﾀﾞ")]
    [DataRow("ヤマダ", "やまだ")]
    [DataRow("Ｓｍｉｔｈ", "smith")]
    [DataRow("山田太郎", "太郎")]
    [DataRow("김민준", "민준")]
    [DataRow("مُحَمَّد", "محمد")]
    [DataRow("O'Brien", "obrien")]
    [DataRow("O’Brien", "o'brien")]
    [DataRow("O'Brien", "brien")]
    [DataRow("Jean-Luc", "jeanluc")]
    [DataRow("Jean-Luc", "jean luc")]
    [DataRow("Anna Maria Schmidt", "schmidt anna")]
    [DataRow("Anna Maria Schmidt", "sch an")]
    [DataRow("Hannah", "nna")]
    [DataRow("3M Company", "3m")]
    public void Rank_NameTypedAnotherWay_IsFound(string stored, string asked) => Assert.IsNotNull(Rank(asked, stored));

    [TestMethod]
    [DataRow("Müller", "mller")]
    [DataRow("Müller", "moller")]
    [DataRow("Hannah", "nn")]
    [DataRow("Hannah", "hannahs")]
    [DataRow("Anna Schmidt", "anna schmitt")]
    [DataRow("Anna Schmidt", "schmidt bob")]
    [DataRow("Νίκος", "nikos")]
    public void Rank_AnotherName_IsNotFound(string stored, string asked) => Assert.IsNull(Rank(asked, stored));

    [TestMethod]
    public void Rank_Fits_WholeBeforeStartBeforeInside()
    {
        string[] best = ["Ann", "Bob Ann", "Anna", "Bob Anna", "Hannah"];

        CollectionAssert.AreEqual(best, best.Reverse().OrderBy(name => Rank("ann", name)).ToArray());
    }

    [TestMethod]
    public void Rank_Places_NameBeforeCompanyBeforeOther()
    {
        var name = Contact(new(WellKnownFields.LastName, "Smith"));
        var company = Contact(new(WellKnownFields.CompanyName, "Smith"));
        var city = Contact(new(WellKnownFields.City, "Smith"));
        var asked = new NameMatcher("smith");

        CollectionAssert.AreEqual((Contact[])[name, company, city], ((Contact[])[city, company, name]).OrderBy(asked.Rank).ToArray());
    }

    [TestMethod]
    public void Rank_TypedAsWritten_BeforeTypedLoosely()
    {
        Assert.IsLessThan(Rank("mueller", "Muller")!.Value, Rank("mueller", "Mueller")!.Value);
        Assert.IsLessThan(Rank("muller", "Müller")!.Value, Rank("muller", "Muller")!.Value);
    }

    [TestMethod]
    [DataRow("bob@example.com")]
    [DataRow("example")]
    [DataRow("bob example.com")]
    public void Rank_Email_IsFound(string asked) => Assert.IsNotNull(new NameMatcher(asked).Rank(Contact(new(WellKnownFields.Email, "bob@example.com"))));

    [TestMethod]
    public void Rank_TelephoneNumber_IsNoName() =>
        Assert.IsNull(new NameMatcher("7946").Rank(Contact(new(WellKnownFields.BusinessPhone, "020 7946 0000"))));

    [TestMethod]
    [DataRow("")]
    [DataRow("  ")]
    [DataRow("-")]
    [DataRow("\ud800")]
    [DataRow("\0\u0007")]
    public void Rank_NothingToLookFor_FindsNobody(string asked) => Assert.IsNull(Rank(asked, "Anna - "));

    [TestMethod]
    public void Rank_AnyText_IsFoundByItself() => Gen.String.Sample(text =>
    {
        var asked = new NameMatcher(text);
        return asked.AskedWords.Length == 0 || text.Length > 90 || asked.Rank(Contact(new(WellKnownFields.Notes, text))) is not null;
    });

    [TestMethod]
    public void Rank_LongText_TakesWhatFits()
    {
        var words = string.Join(' ', Enumerable.Range(0, 200_000).Select(number => $"w{number}"));

        Assert.IsNotNull(Rank("w1", words));
        Assert.IsNull(Rank("w199999", words));
    }

    private static int? Rank(string asked, string stored) => new NameMatcher(asked).Rank(Contact(new(WellKnownFields.ContactName, stored)));

    private static Contact Contact(ContactField field) => new() { Key = new(Book, "Contact", "1"), Fields = [field] };
}
