using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using Engine.Core.Connectors;
using Engine.Sdk;

namespace Engine.Host.Tests.Rig;

/// <summary>The connectors of a rig: a CRM with every ability, one that can be searched alone, one that can be cached, some that fail.</summary>
internal sealed class FakeCatalog : IConnectorCatalog
{
    public const string Crm = "crm";
    public const string Plain = "plain";
    public const string Feed = "feed";
    public const string Failing = "failing";
    public const string Broken = "broken";
    public const string Hostile = "hostile";
    public const string Slow = "slow";
    public const string Telling = "telling";

    private readonly ConcurrentDictionary<string, CrmSettings> _settings = [];

    public FakeCatalog() => Entries =
    [
        new() { Id = Broken, Name = "Broken", File = "Broken.dll", State = ConnectorState.Failed, Error = "It was built for another engine. Update it." },
        Loaded(Crm, NumberMatching.Digits, typeof(CrmSettings), OpenCrm),
        Loaded(Failing, NumberMatching.Digits, typeof(NoSettings), context => new FailingBook(context)),
        Loaded(Feed, NumberMatching.None, typeof(NoSettings), context => new FeedBook(context)),
        Loaded(Hostile, NumberMatching.Digits, typeof(NoSettings), context => new HostileBook(context)),
        Loaded(Plain, NumberMatching.Digits, typeof(NoSettings), context => new PlainBook(context)),
        Loaded(Slow, NumberMatching.Digits, typeof(NoSettings), context => new SlowBook(context, Gate)),
        Loaded(Telling, NumberMatching.Digits, typeof(CrmSettings), context => new TellingBook(context)),
    ];

    /// <summary>Where books of the slow connector wait.</summary>
    public Gate Gate { get; } = new();

    public IReadOnlyList<ConnectorEntry> Entries { get; private set; }

    public event Action? Changed;

    /// <summary>The settings with which the CRM book of this name was last opened.</summary>
    public CrmSettings LastSettings(string name) => _settings[name];

    public void Remove(string id)
    {
        Entries = [.. Entries.Where(entry => entry.Id != id)];
        Changed?.Invoke();
    }

    private FakeCrm OpenCrm(AddressBookContext context)
    {
        _settings[context.Name] = (CrmSettings)context.Settings;
        return new(context);
    }

    private static ConnectorEntry Loaded(string id, NumberMatching matching, Type settings, Func<AddressBookContext, IAddressBook> open) => new()
    {
        Id = id,
        Name = $"The {id}",
        Version = "1.2.3.4",
        File = "Fakes.dll",
        State = ConnectorState.Loaded,
        Loaded = new(
            new() { Id = id, DisplayName = $"The {id}", TypeName = $"Fakes.{id}", AssemblyName = "Fakes", NumberMatching = matching },
            new FakeConnector(settings, open)),
    };

    private sealed class FakeConnector(Type settings, Func<AddressBookContext, IAddressBook> open) : IConnector
    {
        public Type SettingsType => settings;

        public IAddressBook Open(AddressBookContext context) => open(context);
    }
}

internal sealed record CrmSettings
{
    [Required]
    public string Server { get; init; } = "crm.example";

    [Secret]
    public string? Password { get; init; }

    [Range(1, 100)]
    public int Limit { get; init; } = 10;
}
