using Engine.Core.Texts;

namespace Engine.Core.Tests.Texts;

[TestClass]
public sealed class PhraseBookTests
{
    private static readonly PhraseBook Book = Of(
        ("The CRM cannot be reached.", "Das CRM ist nicht erreichbar."),
        ("{0} Asked again in {1}.", "{0} Nächster Versuch in {1}."),
        ("Switch on {0}.", "Schalten Sie {0:name} ein."),
        ("{0} is required.", "{0} fehlt."),
        ("The {0} is required.", "Das {0} fehlt."),
        ("Contacts", "Kontakte"),
        ("{0:0} rows", "{0} Zeilen"),
        ("{0} of {1}", "von {1} sind es {0}"),
        ("Of {number}", "Von {number}"),
        ("{0}; {1}", "{0}; {1}"));

    [TestMethod]
    [DataRow("The CRM cannot be reached.", "Das CRM ist nicht erreichbar.")]
    [DataRow("The CRM cannot be reached. Asked again in 12 s.", "Das CRM ist nicht erreichbar. Nächster Versuch in 12 s.")]
    [DataRow("A vendor's words. Asked again in 12 s.", "A vendor's words. Nächster Versuch in 12 s.")]
    [DataRow("A vendor's words.", "A vendor's words.")]
    [DataRow("Contacts is required.", "Kontakte fehlt.")]
    [DataRow("The token is required.", "Das token fehlt.")]
    [DataRow("Switch on Contacts.", "Schalten Sie Contacts ein.")]
    [DataRow("Switch on .", "Switch on .")]
    [DataRow("12 rows", "12 Zeilen")]
    [DataRow("twelve rows", "twelve rows")]
    [DataRow("Of {number}", "Von {number}")]
    [DataRow("3 rows of 1 of 2", "von von 2 sind es 1 sind es 3 Zeilen")]
    [DataRow("Contacts; 2 rows; Contacts", "Kontakte; 2 Zeilen; Kontakte")]
    [DataRow("", "")]
    public void Translate_Text_IsAsTheBookKnowsIt(string english, string expected) => Assert.AreEqual(expected, PhraseBook.Translate(english, Book));

    [TestMethod]
    public void Translate_SeveralBooks_TheFirstOfThoseThatKnowItDecides()
    {
        var own = Of(("Contacts", "Adressen"), ("{0}: {1}", "{0} - {1}"));

        Assert.AreEqual("Adressen", PhraseBook.Translate("Contacts", own, Book));
        Assert.AreEqual("Adressen - Das CRM ist nicht erreichbar.", PhraseBook.Translate("Contacts: The CRM cannot be reached.", own, Book));
        Assert.AreEqual("a - b fehlt.", PhraseBook.Translate("a: b is required.", own, Book), "first the phrase that says more of it");
    }

    [TestMethod]
    [DataRow("{0} is here", "ist da")]
    [DataRow("is here", "{0} ist da")]
    [DataRow("{0} is here", "{1} ist da")]
    [DataRow("{0}{1} is here", "{0}{1} ist da")]
    [DataRow("{0} is {0} here", "{0} ist da")]
    [DataRow("{0}", "immer {0}")]
    [DataRow("is here", "")]
    public void PhraseBook_TextThatDoesNotFit_IsLeftOut(string english, string translated)
    {
        var book = Of((english, translated));

        Assert.AreEqual("a is b here", PhraseBook.Translate("a is b here", book));
        Assert.AreEqual("is here", PhraseBook.Translate("is here", translated.Length == 0 ? book : Of()));
    }

    [TestMethod]
    public void Translate_HostileBook_EndsSoonAndShort()
    {
        var swelling = Of(("a{0}", string.Concat(Enumerable.Repeat("{0}", 9))), ("{0}a{1}a{2}a{3}", "{3}{2}{1}{0}{0}{0}{0}"));

        var text = PhraseBook.Translate(new string('a', PhraseBook.MaxLength), swelling);

        Assert.IsLessThanOrEqualTo(PhraseBook.MaxLength, text.Length);
    }

    private static PhraseBook Of(params (string English, string Translated)[] texts) => new(texts.Select(text => KeyValuePair.Create(text.English, text.Translated)));
}
