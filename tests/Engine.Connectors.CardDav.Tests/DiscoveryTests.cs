using Engine.Connectors.CardDav.Tests.Servers;
using Engine.Sdk;

namespace Engine.Connectors.CardDav.Tests;

[TestClass]
public sealed class DiscoveryTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    [DataRow("", "Contacts,Work")]
    [DataRow(".well-known/carddav", "Contacts,Work")]
    [DataRow("{user}", "Contacts,Work")]
    [DataRow("{user}/", "Contacts,Work")]
    [DataRow("{user}/work", "Work")]
    [DataRow("{user}/work/", "Work")]
    public async Task Check_AnyAddress_FindsTheBooks(string path, string expected)
    {
        using var user = await TwoBooksAsync();
        await using var open = new OpenBook(user.Settings with { Address = new(user.Server.Address, path.Replace("{user}", user.Name)) });

        var said = await open.Book.CheckAsync(Token);

        Assert.AreEqual(expected, string.Join(',', said.Split(": ")[1].TrimEnd('.').Split(", ").Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    [DataRow("", "Ada One,Bob Two")]
    [DataRow("work", "Bob Two")]
    [DataRow("WORK , Contacts", "Ada One,Bob Two")]
    [DataRow("/{user}/contacts/", "Ada One")]
    [DataRow("contacts", "Ada One")]
    public async Task ReadAsync_ChosenBooks_AreRead(string chosen, string expected)
    {
        using var user = await TwoBooksAsync();
        await using var open = new OpenBook(user.Settings with { AddressBooks = chosen.Replace("{user}", user.Name) });

        var read = await open.ReadAsync(null, Token);

        Assert.AreEqual(expected, read.Contacts.Names());
        Assert.AreEqual(expected, (await open.ByNumberAsync("5550", Token)).Names());
    }

    [TestMethod]
    public async Task CheckAsync_BookThatIsNotThere_SaysWhichAre()
    {
        using var user = await TwoBooksAsync();
        await using var open = new OpenBook(user.Settings with { AddressBooks = "Family" });

        var refused = await open.Book.CheckAsync(Token).FailsAsync(ConnectorErrorKind.Misconfigured);

        Assert.Contains("none named Family", refused.Message);
        Assert.Contains("Contacts", refused.Message);
        Assert.Contains("Work", refused.Message);
    }

    [TestMethod]
    public async Task CheckAsync_WrongPassword_SaysSo()
    {
        using var user = await Radicale.NewUserAsync(Token);
        await using var open = new OpenBook(user.Settings with { Password = "not-this-one" });

        Assert.Contains("user name or the password is wrong", (await open.Book.CheckAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized)).Message);
    }

    [TestMethod]
    [DataRow(200, "<html>Welcome</html>")]
    [DataRow(404, "")]
    [DataRow(405, "Method Not Allowed")]
    [DataRow(207, "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><multistatus xmlns=\"DAV:\"><response><href>&a;</href></response></multistatus>")]
    public async Task CheckAsync_SomethingElseAnswers_SaysSo(int status, string body)
    {
        await using var open = new OpenBook(new() { Address = new("https://cloud.example/"), UserName = "bob", Password = "pass" });
        open.Transport.Answer = (_, _) => FaultyTransport.Xml(body, (System.Net.HttpStatusCode)status);

        Assert.Contains("not a CardDAV server", (await open.Book.CheckAsync(Token).FailsAsync(ConnectorErrorKind.Misconfigured)).Message);
    }

    [TestMethod]
    public async Task CheckAsync_HomeOnAnotherServer_IsToldAndNotAsked()
    {
        await using var open = new OpenBook(new() { Address = new("https://contacts.example/"), UserName = "bob", Password = "pass" });
        open.Transport.Answer = (request, _) => FaultyTransport.Xml(
            """<multistatus xmlns="DAV:"><response><href>/</href><propstat><prop><addressbook-home-set xmlns="urn:ietf:params:xml:ns:carddav"><href xmlns="DAV:">https://p42.contacts.example/1/</href></addressbook-home-set></prop><status>HTTP/1.1 200 OK</status></propstat></response></multistatus>""");

        var refused = await open.Book.CheckAsync(Token).FailsAsync(ConnectorErrorKind.Misconfigured);

        Assert.Contains("https://p42.contacts.example/1/", refused.Message);
        Assert.AreEqual(1, open.Transport.Requests);
    }

    private async Task<RadicaleUser> TwoBooksAsync()
    {
        var user = await Radicale.NewUserAsync(Token);
        await user.MakeBookAsync("work", "Work", Token);
        await user.PutAsync("a", TestCards.Person("a", "Ada", "One", "TEL:5550100"), Token);
        await user.PutAsync("b", TestCards.Person("b", "Bob", "Two", "TEL:5550101"), Token, "work");
        return user;
    }
}
