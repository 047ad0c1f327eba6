using Engine.Core.AddressBooks;
using Engine.Core.Connectors;
using Engine.Core.Settings;
using Engine.Host.AddressBooks;
using Engine.Host.Docs;
using Engine.Host.Security;
using Engine.Host.Wire;

namespace Engine.Host.Connectors;

/// <summary><c>GET Connectors</c>: each connector found, whether it works or not.</summary>
internal static class ConnectorEndpoints
{
    public static void MapConnectors(this IEndpointRouteBuilder api) =>
        api.MapGet("Connectors", List).RequireAdmin().Describe(ConnectorDescriptions.List);

    private static IResult List(IConnectorCatalog connectors, AddressBookRegistry books)
    {
        var open = books.All.Select(status => status.Open).OfType<OpenBook>().ToLookup(book => book.Configuration.ConnectorId, StringComparer.Ordinal);
        return Json.Ok([.. connectors.Entries.Select(entry => ToInfo(entry, open[entry.Id]))], WireJsonContext.Wire.IReadOnlyListConnectorInfo);
    }

    private static ConnectorInfo ToInfo(ConnectorEntry entry, IEnumerable<OpenBook> open) => new()
    {
        Id = entry.Id,
        Name = entry.Name,
        Version = entry.Version,
        File = entry.File,
        State = entry.State.ToString(),
        Error = entry.Error,
        Grade = entry.Loaded?.Descriptor.Grade,
        HelpAddress = entry.Loaded?.Descriptor.HelpAddress?.AbsoluteUri,
        Icon = entry.Loaded?.Descriptor.IconAddress,
        Capabilities = entry.Loaded is { } loaded ? CapabilitiesOf(loaded.Descriptor, [.. open]) : null,
        SettingsSchema = entry.Loaded is { } ready ? SettingsSchema.Of(ready.Connector.SettingsType) : null,
    };

    private static ConnectorCapabilities CapabilitiesOf(ConnectorDescriptor descriptor, OpenBook[] open) => new()
    {
        NumberMatching = descriptor.NumberMatching.ToString(),
        MaxConcurrentCalls = descriptor.MaxConcurrentCalls,
        IsCachedByDefault = descriptor.IsCachedByDefault,
        Abilities = open.Length > 0 ? [.. open.SelectMany(book => BookAbilities.Of(book.Connection)).Distinct().Order(StringComparer.Ordinal)] : null,
    };
}
