using Engine.Sdk.Testing.Tests.Contract;

namespace Engine.Sdk.Testing.Tests.Memory;

/// <summary>A CRM in memory that has everything, and a connector to it that is right, or has one flaw.</summary>
internal sealed class MemoryCrm : ContractCrm
{
    public const string RefusalWords = "LastName: a value is required";
    public static readonly string[] Types = ["Contact", "Company"];

    public static readonly MemoryRecord User = new()
    {
        Type = "Contact", Id = "me", Version = 0,
        Fields = new Dictionary<string, string> { [WellKnownFields.FirstName] = "Uma", [WellKnownFields.LastName] = "Ser", [WellKnownFields.Email] = "uma@crm.example" },
    };

    private readonly MemoryStore _store = new();
    private readonly MemoryTokens _tokens = new();
    private readonly MemoryApi _api;
    private readonly StubHttp _http;

    public MemoryCrm(Flaw flaw, ContractAbilities unclaimed = ContractAbilities.None)
    {
        _api = new MemoryApi(_store, _tokens);
        _http = new StubHttp { Otherwise = _api.Answer, IsSpared = MemoryApi.IsToken, WrongType = """{"records":"none"}""" };
        Connector = new MemoryConnector(flaw);
        Abilities = Enum.GetValues<ContractAbilities>().Aggregate((all, next) => all | next) & ~unclaimed;
    }

    public override IConnector Connector { get; }

    public override object Settings => new MemorySettings();

    public override HttpMessageHandler Transport => _http;

    public override ContractAbilities Abilities { get; }

    public override IReadOnlyList<string> RecordTypes => Types;

    public override int RequestCount => _http.Requests.Count(request => !MemoryApi.IsToken(request));

    public override IReadOnlyList<string> InvalidRequests => _api.Invalid;

    public override IReadOnlyList<ContractCall> LoggedCalls => _store.Calls;

    public override IEnumerable<(string Field, object BadSettings)> BadSettings =>
    [
        (nameof(MemorySettings.BaseAddress), new MemorySettings { BaseAddress = "" }),
        (nameof(MemorySettings.BaseAddress), new MemorySettings { BaseAddress = "crm" }),
        (nameof(MemorySettings.BaseAddress), new MemorySettings { BaseAddress = "ftp://crm.test/" }),
        (nameof(MemorySettings.ClientId), new MemorySettings { ClientId = "" }),
    ];

    public override object WrongCredentials => new MemorySettings { ClientId = "another" };

    public override ContractContact Owner => new() { RecordType = "Contact", FirstName = "Uma", LastName = "Ser", Email = "uma@crm.example" };

    public override ContractRefusal Refusal => new() { RecordType = "Contact", Draft = new RecordDraft { FirstName = "Nobody" }, Words = RefusalWords };

    public override ContractSignIn SignIn => _tokens.SignIn;

    public override int TokenRequests => _tokens.Requests;

    public override IReadOnlyList<string> FieldsOf(string recordType) => recordType == "Company"
        ? [WellKnownFields.CompanyName, WellKnownFields.BusinessPhone, WellKnownFields.Notes]
        : [.. base.FieldsOf(recordType), WellKnownFields.HomePhone, WellKnownFields.Fax, WellKnownFields.Notes];

    public override Task<string> AddAsync(ContractContact contact, CancellationToken cancellationToken) =>
        Task.FromResult(_store.Add(contact.RecordType, MemoryRecord.FieldsOf(contact), contact.Picture.ToArray()).Id);

    public override Task ChangeAsync(string id, ContractContact contact, CancellationToken cancellationToken)
    {
        _store.Replace(id, old => old with { Fields = MemoryRecord.FieldsOf(contact), Picture = contact.Picture.ToArray() });
        return Task.CompletedTask;
    }

    public override Task RemoveAsync(string recordType, string id, CancellationToken cancellationToken)
    {
        _store.Replace(id, old => old with { IsGone = true });
        return Task.CompletedTask;
    }

    public override void Fail(ContractFault fault, int times) => _http.Fail(fault, times);

    public override void ExpireAccessToken() => _tokens.Expire();

    public override void RevokeSignIn() => _tokens.Revoke();

    public override ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}
