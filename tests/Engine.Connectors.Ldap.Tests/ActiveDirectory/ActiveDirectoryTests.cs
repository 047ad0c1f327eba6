using Engine.Sdk.Testing;

namespace Engine.Connectors.Ldap.Tests.ActiveDirectory;

[TestClass]
public sealed class ActiveDirectoryTests
{
    private const int AccountDisabled = 2;
    private const int NormalAccount = 512;

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task Find_User_HasTheFieldsPeopleExpect()
    {
        await using var domain = await DomainController.StartAsync(Token);
        var id = domain.Add(
            "Bob Jones", ("company", "Example Ltd"), ("title", "Clerk"), ("department", "Sales"), ("telephoneNumber", "+44 20 7946 0912"), ("otherTelephone", "+44 20 7946 0913"), ("mobile", "+44 7700 900123"),
            ("homePhone", "+44 20 7946 0914"), ("ipPhone", "2041"), ("msRTCSIP-Line", "tel:+442079460915;ext=915"), ("facsimileTelephoneNumber", "+44 20 7946 0999"), ("mail", "bob@example.com"),
            ("proxyAddresses", "SMTP:bob@example.com"), ("proxyAddresses", "smtp:robert@example.com"), ("proxyAddresses", "SIP:bob@example.com"), ("userAccountControl", $"{NormalAccount}"),
            ("userPrincipalName", "bob@corp.example"), ("co", "United Kingdom"), ("info", "Likes tea"));
        domain.Change("Bob Jones", "thumbnailPhoto", (byte[])[0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);
        var book = domain.Open();

        var contact = (await book.NameAsync("jones", Token)).Single();

        Assert.AreEqual(id, contact.Key.Id);
        var told = string.Join('|', contact.Fields.Select(field => $"{field.Name}={field.Value}"));
        Assert.AreEqual(
            "FirstName=Bob|LastName=Jones|CompanyName=Example Ltd|JobTitle=Clerk|Department=Sales|BusinessPhone=+44 20 7946 0912|BusinessPhone=+44 20 7946 0913|MobilePhone=+44 7700 900123|" +
            "HomePhone=+44 20 7946 0914|OtherPhone=2041|OtherPhone=tel:+442079460915;ext=915|Fax=+44 20 7946 0999|Email=bob@example.com|Email=robert@example.com|Country=United Kingdom|Notes=Likes tea", told);
        Assert.AreEqual("image/jpeg", (await book.GetPictureAsync(contact.Key, Token))?.MediaType);
        Assert.AreEqual(id, (await book.GetRecordAsync(contact.Key, Token))?.Key.Id);
        Assert.AreEqual(id, (await domain.Open(domain.Settings with { OwnerEmail = "robert@example.com" }).GetOwnerAsync(Token))?.Key.Id);
        foreach (var digits in (string[])["2079460912", "2079460915", "7700900123", "2041"])
            Assert.HasCount(1, await book.FindByNumberAsync(new() { Spellings = [digits, digits[^4..]], Digits = digits, Limit = 10 }, Token), digits);
    }

    [TestMethod]
    public async Task Find_DisabledOrHidden_AreLeftOut()
    {
        await using var domain = await DomainController.StartAsync(Token);
        domain.Add("Ann Jones", ("userAccountControl", $"{NormalAccount}"));
        domain.Add("Bob Jones", ("userAccountControl", $"{NormalAccount | AccountDisabled}"));
        domain.Add("Eve Jones", ("msExchHideFromAddressLists", "TRUE"));
        domain.Add("Contact Jones");

        var found = await domain.Open().NameAsync("Jones", Token);

        CollectionAssert.AreEquivalent((string[])["Ann", "Contact"], found.Select(contact => contact.Value(WellKnownFields.FirstName)).ToArray());
    }

    // Here a number may be any text, and no rule of the server's leaves out blanks.
    [TestMethod]
    public async Task FindByNumber_EverySpelling_IsFound()
    {
        await using var domain = await DomainController.StartAsync(Token);
        var ids = ContractNumbers.All.Select((number, i) => domain.Add($"Person {i}", ("telephoneNumber", number.Stored))).ToList();
        var book = domain.Open();
        var missed = new List<string>();
        foreach (var (i, number) in ContractNumbers.All.Index())
        {
            var query = number.Query(NumberMatching.Contains, 50);
            var found = (await book.FindByNumberAsync(query, Token)).Concat(await book.FindByNumberAsync(query with { IsThorough = true }, Token));
            if (!found.Any(contact => contact.Key.Id == ids[i])) missed.Add(number.Stored);
        }

        // Digits of other scripts cannot be asked for in all of them.
        Assert.IsTrue(missed.TrueForAll(number => number.Any(c => char.IsDigit(c) && !char.IsAsciiDigit(c))), string.Join("; ", missed));
        Assert.IsLessThanOrEqualTo(2, missed.Count);
    }

    [TestMethod]
    public async Task Feed_ChangedDisabledAndDeleted_AreTold()
    {
        await using var domain = await DomainController.StartAsync(Token);
        var ids = ((string[])["Ann Jones", "Bob Jones", "Eve Jones", "Joe Jones"]).Select(name => domain.Add(name)).ToList();
        var (all, _, token) = await domain.Open().FeedAsync(null, Token);
        domain.Change("Ann Jones", "title", "Director");
        domain.Change("Bob Jones", "userAccountControl", $"{NormalAccount | AccountDisabled}");
        domain.Remove("Eve Jones");

        var (changed, removed, next) = await domain.Open().FeedAsync(token, Token);

        Assert.HasCount(4, all);
        Assert.AreEqual("Director", changed.Single().Value(WellKnownFields.JobTitle));
        CollectionAssert.AreEquivalent((string[])[ids[1], ids[2]], removed.Select(key => key.Id).ToArray());
        domain.Change("Bob Jones", "userAccountControl", $"{NormalAccount}");
        Assert.AreEqual(ids[1], (await domain.Open().FeedAsync(next, Token)).Contacts.Single().Key.Id);
    }

    [TestMethod]
    public async Task Feed_AnotherOrRestoredController_StartsOver()
    {
        await using var domain = await DomainController.StartAsync(Token);
        domain.Add("Bob Jones");
        var (_, _, token) = await domain.Open().FeedAsync(null, Token);
        domain.Restore();

        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => domain.Open().FeedAsync(token, Token));

        Assert.AreEqual(ConnectorErrorKind.FeedTokenExpired, thrown.Kind);
    }

    [TestMethod]
    public async Task Feed_ControllerHasCountedNoChange_ReadsNothing()
    {
        await using var domain = await DomainController.StartAsync(Token, countsChanges: true);
        domain.Add("Bob Jones");
        var (_, _, token) = await domain.Open().FeedAsync(null, Token);
        // The counter stands still in this stand-in, so what is changed is not looked for.
        domain.Change("Bob Jones", "title", "Director");

        var (changed, removed, same) = await domain.Open().FeedAsync(token, Token);

        Assert.IsEmpty(changed);
        Assert.IsEmpty(removed);
        Assert.AreEqual(token, same);
    }

    [TestMethod]
    public async Task Save_Name_IsShownInPlaceOfTheOld()
    {
        await using var domain = await DomainController.StartAsync(Token);
        domain.Add("Bob Jones");
        var book = domain.Open(domain.Settings with { NewEntries = domain.Settings.BaseDn });
        var bob = (await book.NameAsync("Jones", Token)).Single();

        var saved = await ((IRecordWriter)book).SaveAsync(bob.Key, new() { LastName = "Miller", Phone = "2041" }, Token);

        Assert.AreEqual("FirstName=Bob|LastName=Miller|BusinessPhone=2041", string.Join('|', saved.Fields.Select(field => $"{field.Name}={field.Value}")));
    }
}
