using Engine.Sdk.Testing;

namespace Engine.EndToEnd.Tests.Crms;

/// <summary>Numbers as people type them into their CRM, looked for as telephones ring.</summary>
[TestClass]
public sealed class CrmNumberTests(TestContext context)
{
    private CancellationToken Token => context.CancellationToken;

    public static IEnumerable<object[]> Countries => ContractNumbers.Countries.Select(country => new object[] { country });

    [TestMethod]
    [DynamicData(nameof(Countries))]
    public async Task Search_ThirtySpellings_AreFoundInBothAndNobodyElseIs(string country)
    {
        ContractNumber[] numbers = [.. ContractNumbers.All.Where(number => number.Country == country)];
        await using var rig = await CrmRig.StartAsync(Token, "--tel", numbers[0].E164!);
        rig.Sandbox.HubSpot.Country = country;
        (rig.Sandbox.HubSpot.SearchesPerSecond, rig.Sandbox.HubSpot.RequestsPerTenSeconds) = (int.MaxValue, int.MaxValue);
        foreach (var (index, number) in numbers.Index())
        {
            rig.Sandbox.Salesforce.Add("Contact", new Dictionary<string, object?> { ["LastName"] = $"N{index}", ["Phone"] = number.Stored });
            rig.Sandbox.HubSpot.Add("contacts", new Dictionary<string, string?> { ["lastname"] = $"N{index}", ["phone"] = number.Stored });
        }

        await rig.AddAsync("salesforce", rig.Salesforce());
        await rig.AddAsync("hubspot", rig.HubSpot());
        var (missed, wrong) = (new List<string>(), new List<string>());
        foreach (var (index, number) in numbers.Index())
        {
            foreach (var query in NumberQueries.Of(number))
            {
                var (found, status) = await rig.SearchAsync(query);
                foreach (var book in (string[])["salesforce", "hubspot"])
                {
                    var names = found.Where(record => (string?)record!["AddinName"] == book).Select(record => (string?)record!["Fields"]!["LastName"]).ToList();
                    if (!names.Contains($"N{index}")) missed.Add($"{book}: {number.Stored} by {query} ({status})");
                    wrong.AddRange(names.Where(name => name != $"N{index}").Select(name => $"{book}: {name} by {query}"));
                }
            }
        }

        Assert.IsEmpty(wrong, string.Join('\n', wrong));
        Assert.IsEmpty(missed, string.Join('\n', missed));
        Assert.IsEmpty(rig.Sandbox.Requests.Invalid, string.Join('\n', rig.Sandbox.Requests.Invalid));
    }
}
