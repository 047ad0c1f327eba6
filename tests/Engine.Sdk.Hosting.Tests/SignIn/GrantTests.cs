using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.SignIn;

[TestClass]
public sealed class GrantTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public void ToJson_Read_IsTheSame()
    {
        var grant = new Grant
        {
            Origin = "origin",
            AccessToken = "a\"\\é",
            RefreshToken = "r",
            ExpiresAt = new(2030, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
            SignedInAt = new(2029, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Members = new Dictionary<string, string> { ["instance_url"] = "https://my.crm.example", ["schlüssel"] = "wert" },
            IsEnded = true,
        };

        var read = Grant.TryParse(grant.ToJson())!;

        Assert.AreEqual(grant with { Members = read.Members }, read);
        CollectionAssert.AreEquivalent(grant.Members.ToList(), read.Members.ToList());
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("null")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("{\"Origin\":null}")]
    [DataRow("{\"Origin\":\"o\",\"Members\":null}")]
    [DataRow("{\"Origin\":\"o\",\"ExpiresAt\":\"soon\"}")]
    [DataRow("{\"Origin\":\"o\"")]
    public void TryParse_NoGrant_IsNull(string? json) => Assert.IsNull(Grant.TryParse(json));

    [TestMethod]
    public void TryParse_OfALaterEngine_ReadsWhatItKnows() =>
        Assert.AreEqual("a", Grant.TryParse("""{"Origin":"o","AccessToken":"a","Later":{"x":1}}""")?.AccessToken);

    [TestMethod]
    public async Task Renewal_MembersNotRepeated_AreKept()
    {
        using var rig = new HostingRig();
        rig.Crm.AnswerToken = (_, _) => Task.FromResult(rig.Crm.NextToken(""","instance_url":"https://my.crm.example","id":"u1" """));
        var book = AddressBookId.New();
        var api = await rig.SignedInAsync(Token, book: book);
        rig.Crm.AnswerToken = (_, _) => Task.FromResult(rig.Crm.NextToken(""","id":"u2" """));
        var signedInAt = rig.Time.Now;
        rig.Time.Advance(TimeSpan.FromHours(2));

        await api.GetAsync(Token);

        var grant = (await rig.Store.LoadAsync(book, Token))!;
        Assert.AreEqual("https://my.crm.example", grant.Members["instance_url"]);
        Assert.AreEqual("u2", grant.Members["id"]);
        Assert.AreEqual(signedInAt, grant.SignedInAt);
        Assert.IsFalse(grant.Members.Keys.Any(name => name is "access_token" or "refresh_token"));
    }
}
