using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Engine.Core.Connectors;
using Engine.Core.Settings;
using Engine.Host.Web.Books.Editing;
using Engine.Plugins;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Host.Web.Tests.Texts;

/// <summary>Every connector that comes with the engine, as it is dropped in, speaks every language the pages do.</summary>
[TestClass]
public sealed class ConnectorTextTests
{
    // What is nobody's language.
    private static readonly string[] Products = ["CardDAV", "HubSpot", "Salesforce", "Microsoft Outlook"];

    public TestContext TestContext { get; set; } = null!; // set by the runner

    [TestMethod]
    public async Task Connectors_OfOurs_HaveAllTextsOfTheirForms()
    {
        var host = typeof(ConnectorTextTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == "HostFolder").Value!;
        var shadow = Directory.CreateTempSubdirectory("engine-texts-").FullName;
        await using var services = new ServiceCollection().AddLogging()
            .AddConnectorPlugins(options => (options.Folders, options.ShadowFolder) = ([Path.Combine(host, "connectors")], shadow)).BuildServiceProvider();
        var catalog = services.GetRequiredService<ConnectorCatalog>();
        await catalog.StartAsync(TestContext.CancellationToken);
        var loaded = catalog.Entries.Select(entry => entry.Loaded!).ToList(); // all are ours, and load

        Assert.HasCount(Directory.GetDirectories(Path.Combine(TextFiles.Top, "connectors"), "Engine.Connectors.*").Length, loaded);
        var missing = from language in TextFiles.Languages
                      from connector in loaded
                      from text in Missing(connector, language)
                      select $"{connector.Descriptor.Id} {language}: {text}";
        Assert.AreEqual("", string.Join('\n', missing));
    }

    [TestMethod]
    public void Files_OfConnectors_TakeTheSameValues()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(TextFiles.Top, "connectors"), "texts.*.json", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin")))
        {
            foreach (var (english, text) in TextFiles.Connector(Path.GetFileName(Path.GetDirectoryName(file)!), Path.GetFileName(file).Split('.')[1]))
                Assert.AreEqual(TextFiles.Places(english), TextFiles.Places(text), english);
        }
    }

    private static IEnumerable<string> Missing(LoadedConnector connector, string language)
    {
        var descriptor = connector.Descriptor;
        if (!descriptor.Texts.ContainsKey(language)) return ["the file is not in its DLL"];
        var known = TextFiles.Connector(descriptor.AssemblyName, language).Keys.Concat(TextFiles.Resource($"Text.{language}.resx").Keys).ToHashSet();
        var asked = new List<string>();
        var settings = connector.Connector.SettingsType;
        FormFields.Of(SettingsSchema.Of(settings), text =>
        {
            asked.Add(text);
            return text;
        });

        // A default is a text only where it has a word between blanks.
        var defaults = SettingsSchema.Of(settings)["properties"]!.AsObject().Select(field => field.Value!["default"]?.ToString() ?? "").Where(text => !text.Contains(' ', StringComparison.Ordinal));
        var rules = settings.GetProperties().SelectMany(property => property.GetCustomAttributes<ValidationAttribute>(inherit: true))
            .Where(rule => rule.ErrorMessage is not null || rule.GetType().Assembly != typeof(ValidationAttribute).Assembly).Select(rule => rule.FormatErrorMessage("{0}"));
        return asked.Except(defaults).Append(descriptor.DisplayName).Concat(rules).Distinct().Where(text => text.Length > 0 && !known.Contains(text) && !Products.Contains(text));
    }
}
