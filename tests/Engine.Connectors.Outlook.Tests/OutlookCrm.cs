using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Sandbox;
using Engine.Sdk;
using Engine.Sdk.Testing;
using Engine.Vendors.Tests;

namespace Engine.Connectors.Outlook.Tests;

/// <summary>A tenant of the sandbox whose application reads one mailbox and the directory, and what the connector claims to do with it.</summary>
internal sealed class OutlookCrm : ContractCrm
{
    private const string Secret = "contract-s3cret";
    private const int NoLimit = 1_000_000;

    private readonly SandboxServer _server;
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());
    private readonly string _token;
    private int _ownRequests;
    private readonly string _client = $"{Guid.NewGuid()}"; // MSAL remembers over all flows what was refused to a client

    private OutlookCrm(SandboxServer server)
    {
        _server = server;
        _token = server.Graph.IssueApplicationGrant().AccessToken;
        server.Graph.RequestsPerTenMinutes = NoLimit;
        server.Graph.SignIn.AddClient(_client, Secret);
        // The directory's only user is the mailbox's own, who is no colleague.
        server.Graph.Change(server.Graph.UserId, """{"mobilePhone":null,"businessPhones":[]}""");
    }

    public override IConnector Connector { get; } = new OutlookConnector();

    public override object Settings => Valid;

    public override ContractAbilities Abilities =>
        ContractAbilities.NumberSearch | ContractAbilities.NameSearch | ContractAbilities.Feed | ContractAbilities.DeltaFeed | ContractAbilities.Tombstones | ContractAbilities.CallLog |
        ContractAbilities.OneCallOnce | ContractAbilities.Activities | ContractAbilities.Pictures | ContractAbilities.Owner | ContractAbilities.Check | ContractAbilities.Create |
        ContractAbilities.Save | ContractAbilities.RecordLookup | ContractAbilities.Companies | ContractAbilities.InternalNumbers | ContractAbilities.Accents;

    public override IReadOnlyDictionary<ContractAbilities, string> Without => new Dictionary<ContractAbilities, string>
    {
        [ContractAbilities.Fax] = "Microsoft Graph gives no fax numbers of contacts.",
        [ContractAbilities.WebAddress] = "Outlook on the web has no address that opens a contact, so the engine shows it on a page of its own.",
        [ContractAbilities.Refusals] = "Microsoft Graph takes every contact that a user can draft.",
    };

    public override IReadOnlyList<string> RecordTypes => ["Contact", "User"];

    public override int RequestCount => _server.Requests.All.Count(request => !request.Path.StartsWith("/login/", StringComparison.Ordinal)) - Volatile.Read(ref _ownRequests);

    public override IReadOnlyList<string> InvalidRequests => [.. _server.Requests.Invalid.Select(request => request.ToString())];

    public override IReadOnlyList<ContractCall> LoggedCalls => [.. _server.Graph.All("events").Select(ToCall)];

    public override ContractContact? Owner => new() { RecordType = "User", FirstName = "Robin", LastName = "Sandler", Email = "robin@sandbox.example" };

    public override object? WrongCredentials => Valid with { ClientSecret = "wrong" };

    public override IEnumerable<(string Field, object BadSettings)> BadSettings =>
    [
        (nameof(OutlookSettings.ClientId), Valid with { ClientId = " " }),
        (nameof(OutlookSettings.Tenant), Valid with { Tenant = "common" }),
        (nameof(OutlookSettings.ClientSecret), Valid with { ClientSecret = "" }),
        (nameof(OutlookSettings.Mailbox), Valid with { Mailbox = " " }),
        (nameof(OutlookSettings.Mailbox), Valid with { SignIn = OutlookSignIn.Browser }),
        (nameof(OutlookSettings.CallLog), Valid with { CallLog = OutlookCallLog.Note, ChangesContacts = false }),
        (nameof(OutlookSettings.ContactPage), Valid with { ContactPage = "people" }),
        (nameof(OutlookSettings.ApiAddress), Valid with { ApiAddress = new("ftp://localhost/") }),
        (nameof(OutlookSettings.LoginAddress), Valid with { LoginAddress = new("http://example.com/") }),
    ];

    private OutlookSettings Valid => new()
    {
        ClientId = _client,
        ClientSecret = Secret,
        Tenant = _server.Graph.TenantId,
        SignIn = OutlookSignIn.Application,
        Mailbox = "robin@sandbox.example",
        SearchDirectory = true,
        CallLog = OutlookCallLog.Calendar,
        ApiAddress = new(_server.Address, "graph/v1.0"),
        LoginAddress = new(_server.Address, "login"),
    };

    public static async Task<OutlookCrm> StartAsync(CancellationToken cancellationToken) => new(await SandboxServer.StartAsync(new() { IsSeeded = false }, cancellationToken));

    public override IReadOnlyList<string> FieldsOf(string recordType) => recordType == "Contact" ? [.. base.FieldsOf(recordType), WellKnownFields.HomePhone] : base.FieldsOf(recordType);

    public override async Task<string> AddAsync(ContractContact contact, CancellationToken cancellationToken) => (await AddAllAsync([contact], cancellationToken))[0];

    public override async Task<IReadOnlyList<string>> AddAllAsync(IReadOnlyList<ContractContact> contacts, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        foreach (var contact in contacts)
        {
            ids.Add(_server.Graph.Add(contact.RecordType == "User" ? GraphTenant.Users : GraphTenant.Contacts, Values(contact)));
            if (!contact.Picture.IsEmpty) _server.Graph.SetPhoto(ids[^1], contact.Picture.ToArray());
        }
        var lasting = contacts.Any(contact => contact.RecordType == "Contact") ? await LastingIdsAsync(cancellationToken) : [];
        return [.. ids.Select(id => lasting.GetValueOrDefault(id, id))];
    }

    public override Task ChangeAsync(string id, ContractContact contact, CancellationToken cancellationToken)
    {
        _server.Graph.Change(id, Values(contact));
        return Task.CompletedTask;
    }

    public override Task RemoveAsync(string recordType, string id, CancellationToken cancellationToken)
    {
        _server.Graph.Delete(id);
        return Task.CompletedTask;
    }

    public override void Fail(ContractFault fault, int times)
    {
        _server.Faults.Clear();
        if (times > 0) _server.Faults.Add(SandboxFaults.Of(fault, RetryAfter, ErrorOf) with { Times = times });
    }

    public override ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _server.DisposeAsync();
    }

    // The stand-in tells ids as Outlook does by default; only Graph tells those that stay.
    private async Task<Dictionary<string, string>> LastingIdsAsync(CancellationToken cancellationToken)
    {
        const int Page = 1000;
        List<string> all = [.. _server.Graph.All(GraphTenant.Contacts).Select(contact => (string)contact["id"]!)], lasting = [];
        while (lasting.Count < all.Count)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_server.Address, $"graph/v1.0/users/robin@sandbox.example/contacts?$select=id&$top={Page}&$skip={lasting.Count}"));
            request.Headers.Authorization = new("Bearer", _token);
            request.Headers.Add("Prefer", "IdType=\"ImmutableId\"");
            Interlocked.Increment(ref _ownRequests);
            using var answer = await _http.SendAsync(request, cancellationToken);
            lasting.AddRange(JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!["value"]!.AsArray().Select(contact => (string)contact!["id"]!));
        }
        return all.Zip(lasting).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static string Values(ContractContact contact)
    {
        JsonArray Numbers(string field) => contact.Phones.GetValueOrDefault(field) is { } number ? [number] : [];
        var values = new JsonObject
        {
            ["givenName"] = contact.FirstName,
            ["surname"] = contact.LastName,
            ["displayName"] = $"{contact.FirstName} {contact.LastName}".Trim() is { Length: > 0 } name ? name : contact.CompanyName ?? "",
            ["companyName"] = contact.CompanyName,
            ["jobTitle"] = contact.JobTitle,
            ["mobilePhone"] = contact.Phones.GetValueOrDefault(WellKnownFields.MobilePhone),
            ["businessPhones"] = Numbers(WellKnownFields.BusinessPhone),
        };
        if (contact.RecordType == "User")
        {
            (values["mail"], values["userPrincipalName"]) = (contact.Email, contact.Email ?? $"{Guid.NewGuid():N}@sandbox.example");
            return values.ToJsonString();
        }
        values["homePhones"] = Numbers(WellKnownFields.HomePhone);
        values["personalNotes"] = contact.Notes;
        values["emailAddresses"] = contact.Email is null ? [] : new JsonArray(new JsonObject { ["address"] = contact.Email });
        return values.ToJsonString();
    }

    private static string? ErrorOf(int status) => status switch
    {
        401 => Error("InvalidAuthenticationToken", "Access token validation failure."),
        403 => Error("ErrorAccessDenied", "Access is denied. Check credentials and try again."),
        404 => Error("ErrorItemNotFound", "The specified object was not found in the store."),
        503 => Error("serviceNotAvailable", "The service is unavailable."),
        _ => Error("generalException", "An internal error occurred."),
    };

    private static string Error(string code, string message) =>
        new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["innerError"] = new JsonObject() } }.ToJsonString();

    // Without the entry's id, for the same reason; see OutlookSandboxTests.
    private static ContractCall ToCall(JsonObject entry)
    {
        var record = entry["singleValueExtendedProperties"]!.AsArray().Select(property => (string)property!["value"]!).First(value => value.Contains('/', StringComparison.Ordinal)).Split('/', 2);
        var (start, end) = (Moment(entry["start"]), Moment(entry["end"]));
        return new()
        {
            RecordType = record[0],
            RecordId = record[1],
            Start = start,
            Duration = end - start,
            Text = $"{entry["subject"]}\n{entry["body"]!["content"]}",
        };
    }

    private static DateTimeOffset Moment(JsonNode? moment) => DateTimeOffset.Parse((string)moment!["dateTime"]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
