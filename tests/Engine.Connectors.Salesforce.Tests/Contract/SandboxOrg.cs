using System.Globalization;
using System.Text.RegularExpressions;
using Engine.Sandbox;
using Engine.Sandbox.OAuth;
using Engine.Sdk;
using Engine.Sdk.Testing;
using Engine.Vendors.Tests;

namespace Engine.Connectors.Salesforce.Tests.Contract;

/// <summary>The sandbox's org as the suite sees it.</summary>
internal sealed partial class SandboxOrg(SandboxServer server) : ContractCrm
{
    private static readonly Dictionary<string, string> PhoneFields = new()
    {
        [WellKnownFields.BusinessPhone] = "Phone", [WellKnownFields.MobilePhone] = "MobilePhone", [WellKnownFields.HomePhone] = "HomePhone",
        [WellKnownFields.OtherPhone] = "OtherPhone", [WellKnownFields.Fax] = "Fax",
    };

    private readonly SalesforceSettings _settings = new()
    {
        LoginAddress = new(server.Address, "salesforce"), ClientId = OAuthProvider.ConfidentialClient, ClientSecret = OAuthProvider.ClientSecret,
    };

    public override IConnector Connector { get; } = new SalesforceConnector();

    public override object Settings => _settings;

    public override ContractAbilities Abilities =>
        ContractAbilities.NumberSearch | ContractAbilities.NameSearch | ContractAbilities.Feed | ContractAbilities.DeltaFeed | ContractAbilities.Tombstones |
        ContractAbilities.CallLog | ContractAbilities.OneCallOnce | ContractAbilities.Activities | ContractAbilities.Pictures | ContractAbilities.Owner |
        ContractAbilities.Check | ContractAbilities.Create | ContractAbilities.Save | ContractAbilities.RecordLookup | ContractAbilities.WebAddress |
        ContractAbilities.SignIn | ContractAbilities.Companies | ContractAbilities.Fax | ContractAbilities.InternalNumbers | ContractAbilities.Refusals;

    public override IReadOnlyDictionary<ContractAbilities, string> Without => new Dictionary<ContractAbilities, string>
    {
        [ContractAbilities.Accents] = "Salesforce does not say whether its search minds accents; a cached book does not.",
    };

    public override IReadOnlyList<string> RecordTypes => ["Contact", "Lead", "Account"];

    public override int RequestCount => server.Requests.All.Count(request =>
        !request.Path.Contains("/services/oauth2/", StringComparison.Ordinal) || request.Path.EndsWith("/userinfo", StringComparison.Ordinal));

    public override IReadOnlyList<string> InvalidRequests => [.. server.Requests.Invalid.Select(request => request.ToString())];

    public override IReadOnlyList<ContractCall> LoggedCalls => [.. server.Salesforce.All("Task").Select(ToCall)];

    public override IEnumerable<(string Field, object BadSettings)> BadSettings => SalesforceSettingsTests.Bad.Select(bad => (bad.Item1, (object)bad.Item2));

    public override object? WrongCredentials => _settings with { SignIn = SalesforceSignIn.Application, ClientSecret = "wrong" };

    public override ContractContact? Owner => new() { RecordType = "User", FirstName = "Robin", LastName = "Sandler", Email = "robin@sandbox.example" };

    public override ContractRefusal? Refusal => new() { RecordType = "Contact", Draft = new() { LastName = "Jones", Email = "nowhere" }, Words = "invalid email address" };

    public override ContractSignIn? SignIn
    {
        get
        {
            var grant = server.Salesforce.IssueGrant(scope: "api refresh_token");
            return new() { AccessToken = grant.AccessToken, RefreshToken = grant.RefreshToken, Members = new Dictionary<string, string> { ["instance_url"] = _settings.LoginAddress.AbsoluteUri } };
        }
    }

    public override int TokenRequests => server.Salesforce.TokenRequests;

    public static async Task<ContractCrm> StartAsync(PhoneIndex index, CancellationToken cancellationToken)
    {
        var server = await SandboxServer.StartAsync(new() { IsSeeded = false }, cancellationToken);
        server.Salesforce.PhoneIndex = index;
        return new SandboxOrg(server);
    }

    public override IReadOnlyList<string> FieldsOf(string recordType) =>
    [
        .. recordType == "Account"
            ? (string[])[WellKnownFields.CompanyName, WellKnownFields.BusinessPhone]
            : [
                WellKnownFields.FirstName, WellKnownFields.LastName, WellKnownFields.CompanyName, WellKnownFields.JobTitle, WellKnownFields.Email,
                WellKnownFields.BusinessPhone, WellKnownFields.MobilePhone,
            ],
        .. recordType == "Contact" ? (string[])[WellKnownFields.HomePhone, WellKnownFields.OtherPhone] : [],
        WellKnownFields.Fax,
        WellKnownFields.Notes,
    ];

    public override Task<string> AddAsync(ContractContact contact, CancellationToken cancellationToken)
    {
        var id = server.Salesforce.Add(contact.RecordType, Values(contact));
        if (!contact.Picture.IsEmpty) server.Salesforce.SetPhoto(id, contact.Picture.ToArray());
        return Task.FromResult(id);
    }

    public override Task ChangeAsync(string id, ContractContact contact, CancellationToken cancellationToken)
    {
        server.Salesforce.Change(id, Values(contact));
        return Task.CompletedTask;
    }

    public override Task RemoveAsync(string recordType, string id, CancellationToken cancellationToken)
    {
        server.Salesforce.Delete(id);
        return Task.CompletedTask;
    }

    public override void Fail(ContractFault fault, int times)
    {
        server.Faults.Clear();
        if (times == 0) return;
        var made = fault == ContractFault.Unauthorized ? new() { Kind = FaultKind.ExpiredToken } : SandboxFaults.Of(fault, RetryAfter, _ => null);
        server.Faults.Add(made with { Times = times });
    }

    public override void ExpireAccessToken() => server.Salesforce.ExpireAccessTokens();

    public override void RevokeSignIn() => server.Salesforce.RevokeGrants();

    public override ValueTask DisposeAsync() => server.DisposeAsync();

    private Dictionary<string, object?> Values(ContractContact contact)
    {
        var isPerson = contact.RecordType != "Account";
        var values = new Dictionary<string, object?> { ["Description"] = contact.Notes };
        if (isPerson)
        {
            (values["FirstName"], values["LastName"]) = (contact.FirstName, contact.LastName);
            (values["Title"], values["Email"]) = (contact.JobTitle, contact.Email);
        }
        values[contact.RecordType switch { "Contact" => "AccountId", "Lead" => "Company", _ => "Name" }] =
            contact.RecordType == "Contact" && contact.CompanyName is { } company ? AccountOf(company) : contact.CompanyName;
        foreach (var (field, _) in PhoneFields.Where(phone => FieldsOf(contact.RecordType).Contains(phone.Key)))
            values[PhoneFields[field]] = contact.Phones.GetValueOrDefault(field);
        return values;
    }

    private string AccountOf(string company) => server.Salesforce.All("Account").FirstOrDefault(account => account["Name"] is string name && name == company)?["Id"] as string
        ?? server.Salesforce.Add("Account", new Dictionary<string, object?> { ["Name"] = company });

    private static ContractCall ToCall(IReadOnlyDictionary<string, object> task)
    {
        var id = (string)(task.GetValueOrDefault("WhoId") ?? task["WhatId"]);
        var description = (string)task["Description"];
        return new()
        {
            RecordType = id[..3] switch { "003" => "Contact", "00Q" => "Lead", _ => "Account" },
            RecordId = id,
            ActivityId = (string)task["Id"],
            Direction = (string)task["CallType"] == "Inbound" ? CallDirection.Incoming : CallDirection.Outgoing,
            Start = DateTimeOffset.Parse(BeganPattern.Match(description).Groups[1].Value, CultureInfo.InvariantCulture),
            Duration = TimeSpan.FromSeconds((int)task["CallDurationInSeconds"]),
            Text = $"{task["Subject"]}\n{description}",
        };
    }

    [GeneratedRegex("^Began (.+)$", RegexOptions.Multiline)]
    private static partial Regex BeganPattern { get; }
}
