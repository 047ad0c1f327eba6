using Engine.Connectors.CardDav.Tests.Servers;
using Engine.Sdk;

namespace Engine.Connectors.CardDav.Tests;

[TestClass]
public sealed class WritingTests
{
    private const string Odd = "X-OWN;Y=z:odd \\q\r\nitem1.TEL:5550100\r\nitem1.X-ABLABEL:_$!<Mobile>!$_\r\nIMPP;X-SERVICE-TYPE=Skype:skype:ada\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ==";

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task SaveAsync_OneValue_KeepsWhateverElseTheServerHas()
    {
        using var user = await Radicale.NewUserAsync(Token);
        await user.PutAsync("a", TestCards.Person("a", "Ada", "Quill", Odd), Token);
        await using var open = new OpenBook(user.Settings);
        var before = Lines(await user.GetAsync(user.PathOf("a"), Token));

        var saved = await open.Book.SaveAsync(open.Key(user.PathOf("a")), new() { Phone = "+44 1733 667800", Notes = "tea, no milk" }, Token);

        var after = Lines(await user.GetAsync(user.PathOf("a"), Token));
        Assert.AreEqual("NOTE:tea\\, no milk|TEL;TYPE=WORK,VOICE:+44 1733 667800", string.Join('|', after.Except(before).Order(StringComparer.Ordinal)));
        Assert.IsEmpty(before.Except(after));
        Assert.AreEqual("5550100", saved.Value(WellKnownFields.MobilePhone));
        Assert.AreEqual("+44 1733 667800", saved.Value(WellKnownFields.BusinessPhone));
    }

    [TestMethod]
    [DataRow(1, true)]
    [DataRow(2, false)]
    public async Task SaveAsync_SomebodyIsFaster_GoesOnTopOnce(int times, bool isSaved)
    {
        using var user = await Radicale.NewUserAsync(Token);
        await user.PutAsync("a", TestCards.Person("a", "Ada", "Quill"), Token);
        await using var open = new OpenBook(user.Settings);
        var left = times;
        open.Transport.Before = async request =>
        {
            if (request.Method == HttpMethod.Put && left-- > 0) await user.PutAsync("a", TestCards.Person("a", "Ada", "Quill", $"EMAIL:ada{left}@example.com"), Token);
        };

        var saving = open.Book.SaveAsync(open.Key(user.PathOf("a")), new() { Notes = "mine" }, Token);

        if (!isSaved)
        {
            Assert.Contains("changed this entry", (await saving.FailsAsync(ConnectorErrorKind.Refused)).Message);
            return;
        }

        Assert.AreEqual("mine ada0@example.com", $"{(await saving).Value("Notes")} {(await saving).Value("Email")}");
    }

    [TestMethod]
    public async Task CreateAsync_WholeNameAlone_IsParted()
    {
        using var user = await Radicale.NewUserAsync(Token);
        await using var open = new OpenBook(user.Settings);

        var created = await open.Book.CreateAsync("Contact", new() { ContactName = "Zoë \"Z\" Müller", Phone = "5550100" }, Token);

        Assert.AreEqual("Zoë \"Z\"|Müller|5550100", $"{created.Value("FirstName")}|{created.Value("LastName")}|{created.Value("BusinessPhone")}");
        Assert.AreEqual("Zoë \"Z\" Müller", (await open.ReadAsync(null, Token)).Contacts.Names());
    }

    [TestMethod]
    public async Task SaveAsync_IdThatWasNeverGiven_IsNotFound()
    {
        using var user = await Radicale.NewUserAsync(Token);
        await using var open = new OpenBook(user.Settings);

        await open.Book.SaveAsync(open.Key("/eve/contacts/a.vcf"), new() { Notes = "x" }, Token).FailsAsync(ConnectorErrorKind.NotFound);
    }

    private static List<string> Lines(string card) => [.. card.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
