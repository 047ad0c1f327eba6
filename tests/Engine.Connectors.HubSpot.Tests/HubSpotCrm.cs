using System.Globalization;
using Engine.Sandbox;
using Engine.Sandbox.OAuth;
using Engine.Sdk;
using Engine.Sdk.Testing;
using Engine.Vendors.Tests;

namespace Engine.Connectors.HubSpot.Tests;

/// <summary>A portal of the sandbox, without its limits, and what the connector claims to do with it.</summary>
internal sealed class HubSpotCrm(SandboxServer server) : ContractCrm
{
    private const int NoLimit = 1_000_000;

    private static readonly (string Field, string Property)[] ContactFields =
    [
        (WellKnownFields.BusinessPhone, "phone"), (WellKnownFields.MobilePhone, "mobilephone"), (WellKnownFields.Fax, "fax"),
    ];

    private readonly IssuedGrant _grant = server.HubSpot.IssueGrant();

    public override IConnector Connector { get; } = new HubSpotConnector();

    public override object Settings => Valid;

    public override ContractAbilities Abilities =>
        ContractAbilities.NumberSearch | ContractAbilities.NameSearch | ContractAbilities.Feed | ContractAbilities.DeltaFeed | ContractAbilities.Tombstones | ContractAbilities.CallLog |
        ContractAbilities.OneCallOnce | ContractAbilities.Activities | ContractAbilities.Owner | ContractAbilities.Check | ContractAbilities.Create | ContractAbilities.Save |
        ContractAbilities.RecordLookup | ContractAbilities.WebAddress | ContractAbilities.SignIn | ContractAbilities.Companies | ContractAbilities.Fax | ContractAbilities.InternalNumbers |
        ContractAbilities.Refusals;

    public override IReadOnlyDictionary<ContractAbilities, string> Without => new Dictionary<ContractAbilities, string>
    {
        [ContractAbilities.Pictures] = "HubSpot's API has no pictures of contacts or companies.",
        [ContractAbilities.Accents] = "HubSpot does not say whether its search tells accented letters apart, so nothing is promised; a cached book finds both.",
    };

    public override IReadOnlyList<string> RecordTypes => ["Contact", "Company"];

    public override int RequestCount => server.Requests.All.Count(request => !request.Path.Contains("/oauth/", StringComparison.Ordinal));

    public override IReadOnlyList<string> InvalidRequests => [.. server.Requests.Invalid.Select(request => request.ToString())];

    public override IReadOnlyList<ContractCall> LoggedCalls => [.. server.HubSpot.All("calls").Select(ToCall)];

    public override int TokenRequests => server.HubSpot.TokenRequests;

    public override ContractContact? Owner => new() { RecordType = "Contact", FirstName = "Robin", LastName = "Sandler", Email = "robin@sandbox.example" };

    public override ContractRefusal? Refusal => new() { RecordType = "Contact", Draft = new() { LastName = "Quill", Email = "nowhere" }, Words = "Email address nowhere is invalid" };

    public override ContractSignIn? SignIn => new()
    {
        AccessToken = _grant.AccessToken,
        RefreshToken = _grant.RefreshToken,
        ExpiresIn = TimeSpan.FromMinutes(30),
        Members = new Dictionary<string, string> { ["user_id"] = "7001", ["hub_id"] = $"{server.HubSpot.PortalId}" },
    };

    public override object? WrongCredentials => Valid with { SignIn = HubSpotSignIn.PrivateApp, AccessToken = "pat-of-nobody" };

    public override IEnumerable<(string Field, object BadSettings)> BadSettings =>
    [
        (nameof(HubSpotSettings.AccessToken), new HubSpotSettings()),
        (nameof(HubSpotSettings.ClientId), Valid with { ClientId = " " }),
        (nameof(HubSpotSettings.ClientSecret), Valid with { ClientSecret = "" }),
        (nameof(HubSpotSettings.OwnerEmail), Valid with { OwnerEmail = "robin" }),
        (nameof(HubSpotSettings.SearchesPerSecond), Valid with { SearchesPerSecond = 0 }),
        (nameof(HubSpotSettings.ApiAddress), Valid with { ApiAddress = new("ftp://localhost/") }),
        (nameof(HubSpotSettings.AuthorizeAddress), Valid with { AuthorizeAddress = new("file:///oauth") }),
        (nameof(HubSpotSettings.TokenAddress), Valid with { TokenAddress = new("/oauth/v3/token", UriKind.Relative) }),
    ];

    private HubSpotSettings Valid => new()
    {
        SignIn = HubSpotSignIn.Browser,
        ClientId = OAuthProvider.ConfidentialClient,
        ClientSecret = OAuthProvider.ClientSecret,
        ApiAddress = new(server.Address, "hubspot"),
        AuthorizeAddress = new(server.Address, "hubspot/oauth/authorize"),
        TokenAddress = new(server.Address, "hubspot/oauth/v3/token"),
    };

    public static async Task<HubSpotCrm> StartAsync(CancellationToken cancellationToken)
    {
        var server = await SandboxServer.StartAsync(new() { IsSeeded = false }, cancellationToken);
        (server.HubSpot.SearchesPerSecond, server.HubSpot.RequestsPerTenSeconds, server.HubSpot.RequestsPerDay) = (NoLimit, NoLimit, NoLimit);
        return new(server);
    }

    public override IReadOnlyList<string> FieldsOf(string recordType) => recordType == "Company"
        ? [WellKnownFields.CompanyName, WellKnownFields.BusinessPhone]
        : [.. base.FieldsOf(recordType), WellKnownFields.Fax];

    public override Task<string> AddAsync(ContractContact contact, CancellationToken cancellationToken) => Task.FromResult(server.HubSpot.Add(PathOf(contact.RecordType), Values(contact)));

    public override Task ChangeAsync(string id, ContractContact contact, CancellationToken cancellationToken)
    {
        server.HubSpot.Change(PathOf(contact.RecordType), id, Values(contact));
        return Task.CompletedTask;
    }

    public override Task RemoveAsync(string recordType, string id, CancellationToken cancellationToken)
    {
        server.HubSpot.Delete(PathOf(recordType), id);
        return Task.CompletedTask;
    }

    public override void Fail(ContractFault fault, int times)
    {
        server.Faults.Clear();
        if (times > 0) server.Faults.Add(SandboxFaults.Of(fault, RetryAfter, ErrorOf) with { Times = times });
    }

    public override void ExpireAccessToken() => server.HubSpot.ExpireAccessTokens();

    public override void RevokeSignIn() => server.HubSpot.RevokeGrants();

    public override ValueTask DisposeAsync() => server.DisposeAsync();

    private static string PathOf(string recordType) => recordType == "Company" ? "companies" : "contacts";

    // A contact's company is a text of its own; see HubSpotSandboxTests for those that are linked to one.
    private static Dictionary<string, string?> Values(ContractContact contact) => contact.RecordType == "Company"
        ? new() { ["name"] = contact.CompanyName, ["phone"] = contact.Phones.GetValueOrDefault(WellKnownFields.BusinessPhone) }
        : new(ContactFields.Select(field => KeyValuePair.Create(field.Property, contact.Phones.GetValueOrDefault(field.Field))))
        {
            ["firstname"] = contact.FirstName,
            ["lastname"] = contact.LastName,
            ["company"] = contact.CompanyName,
            ["jobtitle"] = contact.JobTitle,
            ["email"] = contact.Email,
        };

    private static string? ErrorOf(int status) => status switch
    {
        401 => """{"status":"error","message":"Authentication credentials not found.","category":"INVALID_AUTHENTICATION"}""",
        403 => """{"status":"error","message":"This app hasn't been granted all required scopes.","category":"MISSING_SCOPES"}""",
        404 => """{"status":"error","message":"resource not found","category":"OBJECT_NOT_FOUND"}""",
        _ => null,
    };

    private ContractCall ToCall(IReadOnlyDictionary<string, string> call)
    {
        var id = call["hs_object_id"];
        var contact = server.HubSpot.AssociatedWith("calls", id, "contacts");
        return new()
        {
            RecordType = contact.Count > 0 ? "Contact" : "Company",
            RecordId = contact.Concat(server.HubSpot.AssociatedWith("calls", id, "companies")).Single(),
            ActivityId = id,
            Direction = call["hs_call_direction"] == "INBOUND" ? CallDirection.Incoming : CallDirection.Outgoing,
            Start = DateTimeOffset.Parse(call["hs_timestamp"], CultureInfo.InvariantCulture),
            Duration = TimeSpan.FromMilliseconds(long.Parse(call["hs_call_duration"], CultureInfo.InvariantCulture)),
            Text = string.Join('\n', call.Values),
        };
    }
}
