using System.Text.Json.Nodes;
using Engine.Sandbox;

namespace Engine.Benchmarks.Vendors;

/// <summary>A CRM as the stand-ins play it, with people whose numbers are known.</summary>
internal sealed record Vendor(string Name, string ConnectorId, JsonObject Settings, Action<string, string> Add)
{
    private const int People = 200;

    /// <summary>Numbers that are found, as people ask for them.</summary>
    public IReadOnlyList<string> Known { get; } = [.. Enumerable.Range(0, People).Select(i => $"+44 20 7946 0{i:000}")];

    /// <summary>Numbers that nobody has.</summary>
    public IReadOnlyList<string> Unknown { get; } = [.. Enumerable.Range(0, People).Select(i => $"+44 161 496 0{i:000}")];

    public static IEnumerable<Vendor> All(SandboxServer sandbox)
    {
        yield return Filled(new(
            "Salesforce",
            "salesforce",
            new()
            {
                ["LoginAddress"] = new Uri(sandbox.Address, "salesforce").AbsoluteUri, ["SignIn"] = "Application",
                ["ClientId"] = "sandbox-client", ["ClientSecret"] = "sandbox-secret",
            },
            (name, phone) => sandbox.Salesforce.Add("Contact", new Dictionary<string, object?> { ["LastName"] = name, ["Phone"] = phone })));
        yield return Filled(new(
            "HubSpot",
            "hubspot",
            new() { ["ApiAddress"] = new Uri(sandbox.Address, "hubspot/").AbsoluteUri, ["AccessToken"] = "pat-sandbox", ["SearchesPerSecond"] = 100 },
            (name, phone) => sandbox.HubSpot.Add("contacts", new Dictionary<string, string?> { ["lastname"] = name, ["phone"] = phone })));
    }

    // In a few of the ways people write numbers.
    private static Vendor Filled(Vendor vendor)
    {
        string[] spellings = ["+44 20 7946 0{0:000}", "020 7946 0{0:000}", "(020) 79460{0:000}", "+442079460{0:000}", "+44 (0)20 7946-0{0:000}"];
        for (var i = 0; i < People; i++)
            vendor.Add($"Person {i}", string.Format(System.Globalization.CultureInfo.InvariantCulture, spellings[i % spellings.Length], i));
        return vendor;
    }
}
