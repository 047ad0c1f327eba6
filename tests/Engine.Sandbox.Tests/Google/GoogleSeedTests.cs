using System.Net;

namespace Engine.Sandbox.Tests.Google;

/// <summary>The made-up people.</summary>
[TestClass]
public sealed class GoogleSeedTests : GoogleTest
{
    protected override bool IsSeeded => true;

    [TestMethod]
    public async Task Seed_People_AreInEveryList()
    {
        var contacts = Server.Google.All(GooglePeople.Connections);

        Assert.IsGreaterThanOrEqualTo(30, contacts.Count);
        Assert.IsNotEmpty(Server.Google.All(GooglePeople.OtherContacts));
        Assert.IsNotEmpty(Server.Google.All(GooglePeople.Directory));
        Assert.IsNotEmpty(Server.Google.All(GooglePeople.DomainContacts));
        Assert.IsTrue(contacts.Any(person => person["photos"]![0]!["default"] is null));
        Assert.IsTrue(contacts.Any(person => person["phoneNumbers"]?[0]?["canonicalForm"] is not null));
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync($"{V1}people/me?personFields=names,emailAddresses,phoneNumbers,photos,organizations")).Status);
    }
}
