using System.Text.Json.Nodes;
using Engine.Host.Installation.Branding;

namespace Engine.Host.Web.Tests.Books;

/// <summary>The pictures that our connectors are known by.</summary>
[TestClass]
public sealed class ConnectorIconTests(TestContext context)
{
    private const string Svg = "data:image/svg+xml;base64,";
    private const int MaxBytes = 1536;

    [TestMethod]
    public async Task EachConnector_OfThisRepository_HasAnIconOfItsOwn()
    {
        await using var engine = await EngineProcess.StartAsync(EngineProcess.NewDataFolder(), context.CancellationToken);
        using var admin = engine.Admin();
        var brought = Directory.GetDirectories(Path.Combine(EngineProcess.Metadata("HostFolder"), "connectors")).Length;

        var connectors = ((JsonArray)JsonNode.Parse(await admin.GetStringAsync("Connectors", context.CancellationToken))!).ToDictionary(
            connector => (string)connector!["Id"]!, connector => (string?)connector!["Icon"]);

        Assert.HasCount(brought, connectors);
        foreach (var (id, icon) in connectors)
        {
            Assert.StartsWith(Svg, icon, $"{id} has no icon.");
            var drawing = Convert.FromBase64String(icon![Svg.Length..]); // it starts
            Assert.IsNull(SvgCheck.Refuse(drawing), id);
            Assert.IsLessThan(MaxBytes, drawing.Length, id);
        }

        Assert.HasCount(brought, connectors.Values.Distinct(), "Two connectors have one icon.");
    }
}
