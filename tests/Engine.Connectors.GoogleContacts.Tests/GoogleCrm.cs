using System.Text.Json.Nodes;
using Engine.Sandbox;
using Engine.Sandbox.OAuth;
using Engine.Sdk;
using Engine.Sdk.Testing;
using Engine.Vendors.Tests;
using static Engine.Sdk.WellKnownFields;

namespace Engine.Connectors.GoogleContacts.Tests;

/// <summary>An account of the sandbox, without its limits, and what the connector claims to do with it.</summary>
internal sealed class GoogleCrm(SandboxServer server) : ContractCrm
{
    private const int NoLimit = 1_000_000;

    private static readonly Dictionary<string, string> PhoneTypes = new()
    {
        [BusinessPhone] = "work", [MobilePhone] = "mobile", [HomePhone] = "home", [OtherPhone] = "other", [Fax] = "workFax",
    };

    public override IConnector Connector { get; } = new GoogleWithUser();

    public override object Settings => SettingsOf(server);

    public override ContractAbilities Abilities =>
        ContractAbilities.NameSearch | ContractAbilities.Feed | ContractAbilities.DeltaFeed | ContractAbilities.Tombstones | ContractAbilities.Pictures | ContractAbilities.Owner |
        ContractAbilities.Check | ContractAbilities.Create | ContractAbilities.Save | ContractAbilities.RecordLookup | ContractAbilities.WebAddress | ContractAbilities.SignIn |
        ContractAbilities.Companies | ContractAbilities.Fax;

    public override IReadOnlyDictionary<ContractAbilities, string> Without => new Dictionary<ContractAbilities, string>
    {
        [ContractAbilities.CallLog] = "Google's People API keeps no calls.",
        [ContractAbilities.Activities] = "Google's People API keeps no activities.",
        [ContractAbilities.InternalNumbers] = "Numbers are found in the engine's copy, internal ones too; Google itself is not asked.",
        [ContractAbilities.Accents] = "Google does not say whether its search minds accents; a cached book does not.",
        [ContractAbilities.Refusals] = "Google takes whatever a draft can hold.",
    };

    public override IReadOnlyList<string> RecordTypes => ["Contact", "OtherContact", "Person"];

    public override int RequestCount => server.Requests.All.Count(request => request.Path.Contains("/v1/", StringComparison.Ordinal));

    public override IReadOnlyList<string> InvalidRequests => [.. server.Requests.Invalid.Select(request => request.ToString())];

    public override ContractContact? Owner => new() { RecordType = "Person", FirstName = "Robin", LastName = "Sandler", Email = "robin@sandbox.example" };

    public override object? WrongCredentials => SettingsOf(server) with { ClientSecret = "wrong" };

    public override ContractSignIn? SignIn => GoogleWithUser.SignIn;

    public override int TokenRequests => server.Google.TokenRequests;

    public override IEnumerable<(string Field, object BadSettings)> BadSettings => GoogleContactsSettingsTests.Bad.Select(bad => (bad.Item1, (object)bad.Item2));

    public static GoogleContactsSettings SettingsOf(SandboxServer server) => new()
    {
        ClientId = OAuthProvider.ConfidentialClient,
        ClientSecret = OAuthProvider.ClientSecret,
        Directory = true,
        AllowChanges = true,
        ApiAddress = new(server.Address, "google"),
        AuthorizeAddress = new(server.Address, "google/o/oauth2/v2/auth"),
        TokenAddress = new(server.Address, "google/token"),
        RevokeAddress = new(server.Address, "google/revoke"),
    };

    /// <summary>Opens a book that is signed in.</summary>
    public static Task<TestBook> OpenAsync(SandboxServer server, CancellationToken cancellationToken, GoogleContactsSettings? settings = null, TimeProvider? time = null) =>
        TestBook.OpenAsync(new GoogleWithUser(), settings ?? SettingsOf(server), new() { SignIn = GoogleWithUser.SignIn, Time = time ?? TimeProvider.System }, cancellationToken);

    /// <summary>Reads a feed to its end.</summary>
    public static async Task<IReadOnlyList<FeedPage>> ReadAsync(TestBook book, string? since, CancellationToken cancellationToken) =>
        await book.As<IContactFeed>().ReadAsync(since, cancellationToken).ToListAsync(cancellationToken);

    public static async Task<GoogleCrm> StartAsync(CancellationToken cancellationToken)
    {
        var server = await SandboxServer.StartAsync(new() { IsSeeded = false }, cancellationToken);
        (server.Google.ReadsPerMinute, server.Google.WritesPerMinute, server.Google.FullSyncsPerMinute) = (NoLimit, NoLimit, NoLimit);
        return new(server);
    }

    public override IReadOnlyList<string> FieldsOf(string recordType) => recordType switch
    {
        "OtherContact" => [FirstName, LastName, Email, OtherPhone],
        "Contact" => [.. base.FieldsOf(recordType), HomePhone, OtherPhone, Fax, Notes],
        _ => [.. base.FieldsOf(recordType), Fax],
    };

    public override Task<string> AddAsync(ContractContact contact, CancellationToken cancellationToken)
    {
        var list = contact.RecordType switch { "Contact" => GooglePeople.Connections, "OtherContact" => GooglePeople.OtherContacts, _ => GooglePeople.Directory };
        var name = server.Google.Add(list, PersonOf(contact));
        if (!contact.Picture.IsEmpty) server.Google.SetPhoto(name, contact.Picture.ToArray());
        return Task.FromResult(name.Split('/')[1]);
    }

    public override Task ChangeAsync(string id, ContractContact contact, CancellationToken cancellationToken)
    {
        server.Google.Change(NameOf(contact.RecordType, id), PersonOf(contact));
        return Task.CompletedTask;
    }

    public override Task RemoveAsync(string recordType, string id, CancellationToken cancellationToken)
    {
        server.Google.Delete(NameOf(recordType, id));
        return Task.CompletedTask;
    }

    // Google searches what was there when it was last asked to refresh its cache, which the book does after a while.
    public override Task SettleAsync(IAddressBook book, CancellationToken cancellationToken)
    {
        ((GoogleContactsAddressBook)book).Changed();
        return Task.CompletedTask;
    }

    public override void Fail(ContractFault fault, int times)
    {
        server.Faults.Clear();
        if (times > 0) server.Faults.Add(SandboxFaults.Of(fault, RetryAfter, ErrorOf) with { Times = times });
    }

    public override void ExpireAccessToken() => server.Google.ExpireAccessTokens();

    public override void RevokeSignIn() => server.Google.RevokeGrants();

    public override ValueTask DisposeAsync() => server.DisposeAsync();

    private static string NameOf(string recordType, string id) => recordType == "OtherContact" ? $"otherContacts/{id}" : $"people/{id}";

    private static string PersonOf(ContractContact contact)
    {
        var (name, organization) = (new JsonObject { ["givenName"] = contact.FirstName, ["familyName"] = contact.LastName }, new JsonObject { ["name"] = contact.CompanyName, ["title"] = contact.JobTitle });
        var person = new JsonObject
        {
            ["names"] = new JsonArray(name),
            ["emailAddresses"] = contact.Email is null ? [] : new JsonArray(new JsonObject { ["value"] = contact.Email }),
            ["phoneNumbers"] = new JsonArray([.. contact.Phones.Select(phone => new JsonObject { ["value"] = phone.Value, ["type"] = PhoneTypes[phone.Key] })]),
        };
        if (contact.RecordType == "OtherContact") return person.ToJsonString();
        person["organizations"] = contact.CompanyName is null && contact.JobTitle is null ? [] : new JsonArray(organization);
        person["biographies"] = contact.Notes is null ? [] : new JsonArray(new JsonObject { ["value"] = contact.Notes });
        return person.ToJsonString();
    }

    private static string? ErrorOf(int status) => status switch
    {
        401 => Error(401, "UNAUTHENTICATED", "Request had invalid authentication credentials."),
        403 => Error(403, "PERMISSION_DENIED", "The caller does not have permission."),
        404 => Error(404, "NOT_FOUND", "Requested entity was not found."),
        503 => Error(503, "UNAVAILABLE", "The service is currently unavailable."),
        _ => Error(status, "INTERNAL", "Internal error encountered."),
    };

    private static string Error(int status, string name, string message) =>
        new JsonObject { ["error"] = new JsonObject { ["code"] = status, ["message"] = message, ["status"] = name } }.ToJsonString();
}
