using System.Text.Json;
using Engine.Core.Caching;
using Engine.Core.PhoneNumbers;
using Engine.Sandbox;
using Engine.Sdk.Testing;

namespace Engine.Connectors.GoogleContacts.Tests;

/// <summary>Numbers are found in the engine's copy alone: what the feed hands over has to be enough for that.</summary>
[TestClass]
public sealed class GoogleContactsNumbersTests
{
    public TestContext TestContext { get; set; } = null!; // set by the runner

    [TestMethod]
    public async Task Copy_NumbersInEverySpelling_AreFound()
    {
        var missed = new List<string>();
        foreach (var country in ContractNumbers.All.GroupBy(number => number.Country))
            missed.AddRange(await MissedAsync(country.Key, [.. country]));

        Assert.IsGreaterThan(200, ContractNumbers.All.Count);
        Assert.IsEmpty(missed);
    }

    // The account is at home where its user is.
    private async Task<IEnumerable<string>> MissedAsync(string country, List<ContractNumber> numbers)
    {
        await using var server = await SandboxServer.StartAsync(new() { IsSeeded = false }, TestContext.CancellationToken);
        server.Google.Country = country;
        var ids = numbers.Select(number => server.Google.Add(
            GooglePeople.Connections, JsonSerializer.Serialize(new { names = new[] { new { givenName = "Ada" } }, phoneNumbers = new[] { new { value = number.Stored } } })).Split('/')[1]).ToList();
        await using var book = await GoogleCrm.OpenAsync(server, TestContext.CancellationToken);
        var reader = new PhoneNumberReader(numbers[0].E164);
        var copy = ContactIndex.Build((await GoogleCrm.ReadAsync(book, null, TestContext.CancellationToken)).SelectMany(page => page.Contacts), reader);
        return numbers.Index().Where(number => !Find(copy, reader.ReadAsked(number.Item.E164!)!.Value).Contains(ids[number.Index])).Select(number => $"{country} {number.Item.Stored}"); // they are whole
    }

    private static IEnumerable<string> Find(ContactIndex copy, PhoneNumber asked)
    {
        var found = new FoundContact[50];
        return [.. found.Take(copy.FindByNumber(asked, found)).Select(hit => copy.Read(hit)!.Key.Id)]; // found there
    }
}
