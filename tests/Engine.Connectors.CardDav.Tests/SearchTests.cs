using Engine.Connectors.CardDav.Tests.Servers;

namespace Engine.Connectors.CardDav.Tests;

[TestClass]
public sealed class SearchTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    [DataRow("]]><x>")]
    [DataRow("</text-match><x/>")]
    [DataRow("&")]
    [DataRow("&amp;")]
    [DataRow("\"' or '1'='1")]
    [DataRow("<!DOCTYPE a>")]
    [DataRow("\uFFFF\uFFFE")]
    [DataRow("مرحبا\u202E\u200F")]
    [DataRow("\U0001F600")]
    [DataRow("e\u0301")]
    [DataRow("long")]
    public async Task FindByNameAsync_HostileText_FindsOnlyWhatHoldsItAndChangesNothing(string text)
    {
        text = text == "long" ? new string('x', 1000) : text;
        using var user = await Radicale.NewUserAsync(Token);
        await user.PutAsync("a", TestCards.Person("a", "Ada", "Quill", "ORG:Larkspur"), Token);
        await user.PutAsync("b", TestCards.Person("b", "Bob", "Two"), Token);
        var before = await user.GetAsync(user.PathOf("a"), Token);
        await using var open = new OpenBook(user.Settings);

        var found = await open.Book.FindByNameAsync(new() { Text = text, Words = [text], Limit = 50 }, Token);
        await open.Book.FindByNumberAsync(new() { Spellings = [text], Digits = "1", Limit = 50 }, Token);

        Assert.AreEqual("", found.Where(contact => !contact.Fields.Any(field => field.Value.Contains(text))).Names());
        Assert.AreEqual(before, await user.GetAsync(user.PathOf("a"), Token));
        Assert.AreEqual("Ada Quill", (await open.ByNameAsync("Quill", Token)).Names());
        Assert.IsEmpty(open.Transport.Invalid);
    }

    [TestMethod]
    public async Task FindByNameAsync_ServerThatBreaksOverParts_IsAskedOtherwiseFromThenOn()
    {
        using var user = await Radicale.NewUserAsync(Token);
        await user.PutAsync("a", TestCards.Person("a", "Ada", "Quill", "ORG:Larkspur;Sales"), Token);
        await user.PutAsync("b", TestCards.Person("b", "Bob", "Two", "ORG:Larkspur"), Token);
        await using var open = new OpenBook(user.Settings);

        Assert.AreEqual("Ada Quill,Bob Two", (await open.ByNameAsync("larkspur", Token)).Names());
        var first = open.Transport.Requests;
        Assert.AreEqual("Ada Quill", (await open.ByNameAsync("quill", Token)).Names());

        Assert.AreEqual(first + 1, open.Transport.Requests);
    }

    [TestMethod]
    public async Task FindByNameAsync_ServerTellsAPartAlone_AsksForTheOtherWordsToo()
    {
        using var user = await Radicale.NewUserAsync(Token);
        await user.PutAsync("a", TestCards.Person("a", "Ada", "Quillfeather"), Token);
        await using var open = new OpenBook(user.Settings);
        open.Transport.Answer = (_, body) => body.Contains(">Quillfeather<", StringComparison.Ordinal)
            ? FaultyTransport.Xml($"""<multistatus xmlns="DAV:"><response><href>/{user.Name}/contacts/</href><status>HTTP/1.1 507 Insufficient Storage</status></response></multistatus>""")
            : null;

        Assert.AreEqual("Ada Quillfeather", (await open.ByNameAsync("Ada Quillfeather", Token)).Names());
    }

    [TestMethod]
    public async Task FindByNumberAsync_ServerTellsAPartAlone_AsksForEachSpelling()
    {
        using var user = await Radicale.NewUserAsync(Token);
        await user.PutAsync("a", TestCards.Person("a", "Ada", "Quill", "TEL:01733 667800"), Token);
        await using var open = new OpenBook(user.Settings);
        open.Transport.Answer = (_, body) => body.Split("<text-match").Length > 2
            ? FaultyTransport.Xml($"""<multistatus xmlns="DAV:"><response><href>/{user.Name}/contacts/</href><status>HTTP/1.1 507 Insufficient Storage</status></response></multistatus>""")
            : null;

        var found = await open.Book.FindByNumberAsync(new() { Spellings = ["667-800", "667800"], Digits = "1733667800", Limit = 5 }, Token);

        Assert.AreEqual("Ada Quill", found.Names());
    }

    [TestMethod]
    public async Task FindByNameAsync_Group_IsNobody()
    {
        using var user = await Radicale.NewUserAsync(Token);
        await user.PutAsync("g", "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:g\r\nKIND:group\r\nFN:Friends\r\nN:Friends;;;;\r\nMEMBER:urn:uuid:1\r\nEND:VCARD\r\n", Token);
        await user.PutAsync("a", TestCards.Person("a", "Ada", "Friendly", "CATEGORIES:Friends,Chess"), Token);
        await using var open = new OpenBook(user.Settings);

        var found = await open.ByNameAsync("friend", Token);

        Assert.AreEqual("Ada Friendly", found.Names());
        Assert.AreEqual("Friends, Chess", found[0].Value("Categories"));
    }

    [TestMethod]
    [DataRow("/{user}/contacts/../contacts/a.vcf")]
    [DataRow("/{user}/contacts/%2e%2e/contacts/a.vcf")]
    [DataRow("/{user}/contacts/a.vcf?x")]
    [DataRow("/{user}/contacts/")]
    [DataRow("/eve/contacts/a.vcf")]
    [DataRow("https://evil.example/{user}/contacts/a.vcf")]
    [DataRow("a.vcf")]
    public async Task GetRecordAsync_IdThatWasNeverGiven_IsNullWithoutARequest(string id)
    {
        using var user = await Radicale.NewUserAsync(Token);
        await user.PutAsync("a", TestCards.Person("a", "Ada", "Quill"), Token);
        await using var open = new OpenBook(user.Settings);
        await open.ByNameAsync("Quill", Token);
        var before = open.Transport.Requests;

        Assert.IsNull(await open.Book.GetRecordAsync(open.Key(id.Replace("{user}", user.Name)), Token));
        Assert.IsNull(await open.Book.GetPictureAsync(open.Key(id.Replace("{user}", user.Name)), Token));

        Assert.AreEqual(before, open.Transport.Requests);
        Assert.IsNotNull(await open.Book.GetRecordAsync(open.Key(user.PathOf("a")), Token));
    }

    [TestMethod]
    [DataRow("PHOTO;VALUE=uri:https://example.com/ada.jpg", "https://example.com/ada.jpg")]
    [DataRow("PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ==", "image/jpeg")]
    [DataRow("NOTE:none", null)]
    public async Task GetPictureAsync_InTheCardOrByLink_IsHandedOn(string line, string? expected)
    {
        using var user = await Radicale.NewUserAsync(Token);
        await user.PutAsync("a", TestCards.Person("a", "Ada", "Quill", line), Token);
        await using var open = new OpenBook(user.Settings);

        var picture = await open.Book.GetPictureAsync(open.Key(user.PathOf("a")), Token);

        Assert.AreEqual(expected, picture?.Address?.AbsoluteUri ?? picture?.MediaType);
    }
}
