using System.Net;
using Engine.Connectors.CardDav.Tests.Servers;
using Engine.Sdk;

namespace Engine.Connectors.CardDav.Tests;

[TestClass]
public sealed class FeedTests
{
    private const string Group = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:g\r\nFN:Friends\r\nN:Friends;;;;\r\nX-ADDRESSBOOKSERVER-KIND:group\r\nEND:VCARD\r\n";

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    [DataRow(true, DisplayName = "as the server tells")]
    [DataRow(false, DisplayName = "by comparing tags")]
    public async Task ReadAsync_ChangesBehindOurBack_ComeNext(bool tellsChanges)
    {
        using var user = await Radicale.NewUserAsync(Token);
        foreach (var name in (string[])["Ada", "Bob", "Cid"]) await user.PutAsync(name, TestCards.Person(name, name, "Quill"), Token);
        await using var open = new OpenBook(user.Settings);
        if (!tellsChanges) WithoutSync(open);
        var first = await open.ReadAsync(null, Token);
        var nothing = await open.ReadAsync(first.Token, Token);

        await user.PutAsync("Ada", TestCards.Person("Ada", "Adele", "Quill"), Token);
        await user.DeleteAsync(user.PathOf("Bob"), Token);
        await user.PutAsync("Dan", TestCards.Person("Dan", "Dan", "Quill"), Token);
        await user.PutAsync("Cid", Group.Replace("UID:g", "UID:Cid"), Token);
        await user.PutAsync("g", Group, Token);
        var next = await open.ReadAsync(nothing.Token, Token);

        Assert.AreEqual("Ada Quill,Bob Quill,Cid Quill", first.Contacts.Names());
        Assert.AreEqual((0, 0, first.Token), (nothing.Contacts.Count, nothing.Removed.Count, nothing.Token));
        Assert.AreEqual("Adele Quill,Dan Quill", next.Contacts.Names());
        CollectionAssert.IsSubsetOf(new[] { open.Key(user.PathOf("Bob")), open.Key(user.PathOf("Cid")) }, next.Removed.ToList());
        CollectionAssert.DoesNotContain(next.Removed.ToList(), open.Key(user.PathOf("Ada")));
    }

    [TestMethod]
    public async Task ReadAsync_TokenTheServerForgot_IsExpired()
    {
        using var user = await Radicale.NewUserAsync(Token);
        await user.PutAsync("a", TestCards.Person("a", "Ada", "Quill"), Token);
        await using var open = new OpenBook(user.Settings);
        var first = await open.ReadAsync(null, Token);
        var forgotten = first.Token!.Replace(first.Token[^20..^10], "0123456789", StringComparison.Ordinal); // a whole reading has one

        await open.ReadAsync(forgotten, Token).FailsAsync(ConnectorErrorKind.FeedTokenExpired);
    }

    [TestMethod]
    public async Task ReadAsync_TagsComparedAfterRestart_ReadsNothingWhereNothingChanged()
    {
        using var user = await Radicale.NewUserAsync(Token);
        await user.PutAsync("a", TestCards.Person("a", "Ada", "Quill"), Token);
        await using var before = new OpenBook(user.Settings);
        WithoutSync(before);
        var first = await before.ReadAsync(null, Token);

        await using var after = new OpenBook(user.Settings);
        WithoutSync(after);
        var nothing = await after.ReadAsync(first.Token, Token);
        await user.PutAsync("b", TestCards.Person("b", "Bob", "Quill"), Token);
        await after.ReadAsync(first.Token, Token).FailsAsync(ConnectorErrorKind.FeedTokenExpired);

        Assert.IsEmpty(nothing.Contacts);
    }

    [TestMethod]
    public async Task ReadAsync_ServerTellsInPortions_GoesOnUntilTheEnd()
    {
        await using var open = Scripted((_, body) => body switch
        {
            _ when body.Contains("sync-collection", StringComparison.Ordinal) && body.Contains("<sync-token>1</sync-token>", StringComparison.Ordinal) => Multi(Found("b", data: false), "<sync-token>2</sync-token>"),
            _ when body.Contains("<sync-collection", StringComparison.Ordinal) => Multi(Found("a", data: false) + "<response><href>/bob/book/</href><status>HTTP/1.1 507 Insufficient Storage</status></response>", "<sync-token>1</sync-token>"),
            _ when body.Contains("/bob/book/a.vcf", StringComparison.Ordinal) => Multi(Found("a")),
            _ => Multi(Found("b")),
        });

        var read = await open.ReadAsync(null, Token);

        Assert.AreEqual("a Quill,b Quill", read.Contacts.Names());
        Assert.Contains("\"2\"", read.Token!);
    }

    [TestMethod]
    public async Task ReadAsync_ServerThatNeverEnds_IsABadAnswer()
    {
        await using var open = Scripted((_, body) => body.Contains("<sync-collection", StringComparison.Ordinal)
            ? Multi("<response><href>/bob/book/</href><status>HTTP/1.1 507 Insufficient Storage</status></response>", "<sync-token>1</sync-token>")
            : Multi(""));

        await open.ReadAsync(null, Token).FailsAsync(ConnectorErrorKind.BadAnswer);
    }

    [TestMethod]
    [DataRow("https://evil.example/bob/book/x.vcf")]
    [DataRow("//evil.example/bob/book/x.vcf")]
    [DataRow("/bob/book/../../eve/book/x.vcf")]
    [DataRow("/bob/book/%2e%2e/x.vcf")]
    [DataRow("/bob/book/..%2Fx.vcf")]
    [DataRow("/bob/book/sub/x.vcf")]
    [DataRow("/bob/bookx.vcf")]
    [DataRow("http://[")]
    public async Task ReadAsync_CardOutsideTheBook_IsNotAskedFor(string href)
    {
        var asked = "";
        await using var open = Scripted((request, body) =>
        {
            if (body.Contains("multiget", StringComparison.Ordinal)) asked += body;
            return body.Contains("<sync-collection", StringComparison.Ordinal)
                ? Multi($"<response><href>{href}</href><propstat><prop><getetag>\"1\"</getetag></prop><status>HTTP/1.1 200 OK</status></propstat></response>{Found("a", data: false)}", "<sync-token>1</sync-token>")
                : Multi(Found("a"));
        });

        var read = await open.ReadAsync(null, Token);

        Assert.AreEqual("a Quill", read.Contacts.Names());
        Assert.DoesNotContain("x.vcf", asked);
    }

    [TestMethod]
    public async Task ReadAsync_AnswersTooLong_AreAskedForInHalves()
    {
        using var user = await Radicale.NewUserAsync(Token);
        for (var i = 0; i < 8; i++) await user.PutAsync($"c{i}", TestCards.Person($"c{i}", $"Ada{i}", "Quill"), Token);
        await using var open = new OpenBook(user.Settings);
        open.Transport.Answer = (_, body) => body.Contains("multiget", StringComparison.Ordinal) && body.Split("<href").Length > 3
            ? new(HttpStatusCode.MultiStatus) { Content = new ByteArrayContent(new byte[33 * 1024 * 1024]) }
            : null;

        Assert.HasCount(8, (await open.ReadAsync(null, Token)).Contacts);
    }

    private static void WithoutSync(OpenBook open) => open.Transport.Answer = (_, body) => body.Contains("<sync-collection", StringComparison.Ordinal)
        ? FaultyTransport.Xml("""<error xmlns="DAV:"><supported-report/></error>""", HttpStatusCode.Forbidden)
        : null;

    private static OpenBook Scripted(Func<HttpRequestMessage, string, HttpResponseMessage> answer)
    {
        var open = new OpenBook(new() { Address = new("https://cloud.example/bob/book/"), UserName = "bob", Password = "pass" });
        open.Transport.Answer = (request, body) => request.Method.Method == "PROPFIND"
            ? Multi("""<response><href>/bob/book/</href><propstat><prop><resourcetype><collection/><addressbook xmlns="urn:ietf:params:xml:ns:carddav"/></resourcetype><sync-token>9</sync-token></prop><status>HTTP/1.1 200 OK</status></propstat></response>""")
            : answer(request, body);
        return open;
    }

    private static HttpResponseMessage Multi(string responses, string more = "") => FaultyTransport.Xml($"<multistatus xmlns=\"DAV:\">{responses}{more}</multistatus>");

    private static string Found(string name, bool data = true)
    {
        var card = data ? $"<address-data xmlns=\"urn:ietf:params:xml:ns:carddav\">{TestCards.Person(name, name, "Quill")}</address-data>" : "";
        return $"<response><href>/bob/book/{name}.vcf</href><propstat><prop><getetag>\"1\"</getetag>{card}</prop><status>HTTP/1.1 200 OK</status></propstat></response>";
    }
}
