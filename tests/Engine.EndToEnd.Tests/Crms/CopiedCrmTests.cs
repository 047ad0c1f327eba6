using System.Text.Json.Nodes;
using Engine.Sandbox;
using Engine.Sdk.Testing;

namespace Engine.EndToEnd.Tests.Crms;

/// <summary>CRMs that cannot search numbers: signed in to in the browser by their makers' libraries, copied, and searched in the copy.</summary>
[TestClass]
public sealed class CopiedCrmTests(TestContext context)
{
    private CancellationToken Token => context.CancellationToken;

    public static IEnumerable<object[]> Books =>
        from connector in (string[])["google-contacts", "outlook"]
        from country in ContractNumbers.Countries
        select new object[] { connector, country };

    [TestMethod]
    [DynamicData(nameof(Books))]
    public async Task Search_NumbersAsTyped_AreFoundInTheCopyAndNobodyElseIs(string connector, string country)
    {
        ContractNumber[] numbers = [.. ContractNumbers.All.Where(number => number.Country == country)];
        await using var rig = await CrmRig.StartAsync(Token, "--tel", numbers[0].E164!);
        foreach (var (index, number) in numbers.Index()) Add(rig.Sandbox, connector, $"N{index}", number);
        var book = await rig.AddAsync(connector, connector == "outlook" ? rig.Outlook() : rig.Google(), isCached: true);
        Assert.AreEqual("SignInNeeded", (string?)(await rig.GetAsync(book))["State"]);
        StringAssert.Contains(await rig.SignInAsync(book), "Signed in");
        await EngineProcess.UntilAsync(async () => (string?)(await rig.GetAsync($"{book}/Status"))["State"] == "Ready", Token);

        var (missed, wrong) = (new List<string>(), new List<string>());
        foreach (var (index, number) in numbers.Index())
        {
            foreach (var query in NumberQueries.Of(number))
            {
                var names = (await rig.SearchAsync(query)).Records.Select(record => (string?)record!["Fields"]!["LastName"]).ToList();
                if (!names.Contains($"N{index}")) missed.Add($"{number.Stored} by {query}");
                wrong.AddRange(names.Where(name => name != $"N{index}").Select(name => $"{name} by {query}"));
            }
        }

        Assert.IsEmpty(wrong, string.Join('\n', wrong));
        Assert.IsEmpty(missed, string.Join('\n', missed));
    }

    // A number without its country is read in the country of the record.
    private static void Add(SandboxServer sandbox, string connector, string name, ContractNumber number)
    {
        if (connector == "outlook")
        {
            var contact = new JsonObject { ["surname"] = name, ["businessPhones"] = new JsonArray(number.Stored), ["businessAddress"] = new JsonObject { ["countryOrRegion"] = number.Country } };
            sandbox.Graph.Add(GraphTenant.Contacts, contact.ToJsonString());
            return;
        }

        var person = new JsonObject
        {
            ["names"] = new JsonArray(new JsonObject { ["familyName"] = name }),
            ["phoneNumbers"] = new JsonArray(new JsonObject { ["value"] = number.Stored, ["type"] = "work" }),
            ["addresses"] = new JsonArray(new JsonObject { ["countryCode"] = number.Country, ["country"] = number.Country }),
        };
        sandbox.Google.Add(GooglePeople.Connections, person.ToJsonString());
    }
}
