using Engine.Connectors.CardDav.Tests.Servers;
using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Connectors.CardDav.Tests.Contract;

/// <summary>An address book on a real server, and what the connector claims to do with it.</summary>
internal sealed class CardDavCrm : ContractCrm
{
    // By files, beyond so many: each request to write takes the server a while.
    private const int ByHand = 20;

    private readonly RadicaleUser _user;
    private readonly FaultyTransport _transport;
    private int _count;

    public CardDavCrm(RadicaleUser user) => (_user, _transport) = (user, new() { RetryAfter = RetryAfter });

    public override IConnector Connector { get; } = new CardDavConnector();

    public override object Settings => _user.Settings;

    public override HttpMessageHandler Transport => _transport;

    public override ContractAbilities Abilities =>
        ContractAbilities.NumberSearch | ContractAbilities.NameSearch | ContractAbilities.Feed | ContractAbilities.DeltaFeed | ContractAbilities.Tombstones | ContractAbilities.Pictures |
        ContractAbilities.Check | ContractAbilities.Create | ContractAbilities.Save | ContractAbilities.RecordLookup | ContractAbilities.Companies | ContractAbilities.Fax |
        ContractAbilities.InternalNumbers;

    public override IReadOnlyDictionary<ContractAbilities, string> Without => new Dictionary<ContractAbilities, string>
    {
        [ContractAbilities.CallLog] = "An address book has no place for calls.",
        [ContractAbilities.Activities] = "An address book tells nothing of what happened.",
        [ContractAbilities.Owner] = "CardDAV does not say which card is the user's own.",
        [ContractAbilities.WebAddress] = "CardDAV knows no page of a card; the engine shows the record.",
        [ContractAbilities.Accents] = "CardDAV compares without regard to case alone; a cached book finds names without their accents.",
        [ContractAbilities.Refusals] = "A CardDAV server has no rules of its own for what a card says.",
    };

    public override IReadOnlyList<string> RecordTypes => ["Contact"];

    public override int RequestCount => _transport.Requests;

    public override IReadOnlyList<string> InvalidRequests => _transport.Invalid;

    public override object? WrongCredentials => _user.Settings with { Password = "not-this-one" };

    public override IEnumerable<(string Field, object BadSettings)> BadSettings =>
    [
        (nameof(CardDavSettings.Address), _user.Settings with { Address = null }),
        (nameof(CardDavSettings.Address), _user.Settings with { Address = new("http://cloud.example.com/") }),
        (nameof(CardDavSettings.Address), _user.Settings with { Address = new("https://cloud.example.com/?a=b") }),
        (nameof(CardDavSettings.UserName), _user.Settings with { UserName = " " }),
        (nameof(CardDavSettings.UserName), _user.Settings with { UserName = "a:b" }),
        (nameof(CardDavSettings.Password), _user.Settings with { Password = "" }),
        (nameof(CardDavSettings.Token), _user.Settings with { SignIn = CardDavSignIn.Token }),
        (nameof(CardDavSettings.Token), _user.Settings with { SignIn = CardDavSignIn.Token, Token = "no token" }),
        (nameof(CardDavSettings.CertificateFingerprint), _user.Settings with { CertificateFingerprint = "AB:CD" }),
        (nameof(CardDavSettings.AddressBooks), _user.Settings with { AddressBooks = new('a', 3000) }),
    ];

    public override IReadOnlyList<string> FieldsOf(string recordType) =>
        [.. base.FieldsOf(recordType), WellKnownFields.HomePhone, WellKnownFields.OtherPhone, WellKnownFields.Fax, WellKnownFields.Notes];

    public override async Task<string> AddAsync(ContractContact contact, CancellationToken cancellationToken) => (await AddAllAsync([contact], cancellationToken))[0];

    public override async Task<IReadOnlyList<string>> AddAllAsync(IReadOnlyList<ContractContact> contacts, CancellationToken cancellationToken)
    {
        var cards = contacts.Select(contact => (Contact: contact, Card: $"card{Interlocked.Increment(ref _count):00000}")).ToList();
        if (cards.Count > ByHand) await _user.PutFilesAsync(cards.Select(made => (made.Card, TestCards.Of(made.Card, made.Contact))), cancellationToken);
        else foreach (var (contact, card) in cards) await _user.PutAsync(card, TestCards.Of(card, contact), cancellationToken);
        return [.. cards.Select(made => _user.PathOf(made.Card))];
    }

    public override Task ChangeAsync(string id, ContractContact contact, CancellationToken cancellationToken)
    {
        var card = Path.GetFileNameWithoutExtension(id);
        return _user.PutAsync(card, TestCards.Of(card, contact), cancellationToken);
    }

    public override Task RemoveAsync(string recordType, string id, CancellationToken cancellationToken) => _user.DeleteAsync(id, cancellationToken);

    public override void Fail(ContractFault fault, int times) => _transport.Fail(fault, times);

    public override ValueTask DisposeAsync()
    {
        _transport.Dispose();
        _user.Dispose();
        return ValueTask.CompletedTask;
    }
}
