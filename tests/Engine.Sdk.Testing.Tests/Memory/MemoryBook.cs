using System.Globalization;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Sdk.Testing.Tests.Memory;

/// <summary>A book of the CRM in memory, without a flaw.</summary>
internal sealed class MemoryBook(AddressBookContext context) :
    IAddressBook, IContactFeed, IChangeSignal, ICallActivityLog, IActivityHistory, IPictureSource, IOwnerLookup, IConnectionCheck, IRecordWriter, IRecordLookup, IRecordActions
{
    private const int PageSize = 100;

    public string ActivityName => "Call";

    public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) =>
        SearchAsync($"digits={query.Spellings[0]}", query.Limit, cancellationToken);

    public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) =>
        SearchAsync($"words={Uri.EscapeDataString(string.Join('\n', query.Words))}", query.Limit, cancellationToken);

    public async Task<IReadOnlyList<Contact>> SearchAsync(string by, int limit, CancellationToken cancellationToken)
    {
        var found = new List<Contact>();
        while (found.Count < limit)
        {
            var size = Math.Min(PageSize, limit - found.Count);
            var page = Array(await GetAsync($"records?{by}&offset={found.Count}&limit={size}", cancellationToken), "records");
            found.AddRange(page.Select(ToContact));
            if (page.Count < size)
                break;
        }
        return found;
    }

    public async IAsyncEnumerable<FeedPage> ReadAsync(string? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var token = since ?? "0"; ;)
        {
            var page = await ChangesAsync(token, cancellationToken);
            var next = page["next"]!.GetValue<int>().ToString(CultureInfo.InvariantCulture); // every answer of changes has one
            var contacts = Array(page, "records");
            var removed = Array(page, "removed");
            yield return new FeedPage { Contacts = [.. contacts.Select(ToContact)], Removed = [.. removed.Select(KeyOf)], Token = next };
            if (contacts.Count + removed.Count == 0)
                yield break;
            token = next;
        }
    }

    public async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        var before = (await GetAsync("version", cancellationToken))["version"]!.GetValue<int>(); // every answer of version has one
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((await GetAsync("version", cancellationToken))["version"]!.GetValue<int>() == before)
            await ticks.WaitForNextTickAsync(cancellationToken);
    }

    public async Task<LoggedCall> LogCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["reference"] = call.CallId, ["direction"] = call.Direction.ToString(), ["start"] = call.Start.ToUniversalTime().ToString("O"),
            ["seconds"] = call.Duration.TotalSeconds, ["text"] = $"{call.CallerTel}\n{call.CalledTel}",
        };
        var logged = await SendAsync(HttpMethod.Post, $"{PathOf(record)}/calls", body, cancellationToken);
        return new LoggedCall { ActivityId = (string?)logged["id"] };
    }

    public async Task<IReadOnlyList<PastActivity>> GetRecentActivitiesAsync(RecordKey record, int limit, CancellationToken cancellationToken) =>
    [
        .. Array(await GetAsync($"{PathOf(record)}/calls?limit={limit}", cancellationToken), "calls").Select(call => new PastActivity
        {
            Kind = "Call",
            Subject = "Call",
            Start = DateTimeOffset.Parse((string)call["start"]!, CultureInfo.InvariantCulture), // every call has one
            Duration = TimeSpan.FromSeconds((double)call["seconds"]!), // so too
            Direction = Enum.Parse<CallDirection>((string)call["direction"]!), // and that
        }),
    ];

    public async Task<Picture?> GetPictureAsync(RecordKey record, CancellationToken cancellationToken)
    {
        using var response = await context.Http.GetAsync(new Uri($"{PathOf(record)}/picture", UriKind.Relative), cancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return bytes.Length > 0 ? new Picture(bytes, "image/png") : null;
    }

    public async Task<Contact?> GetOwnerAsync(CancellationToken cancellationToken) => ToContact(await GetAsync("me", cancellationToken));

    public async Task<string> CheckAsync(CancellationToken cancellationToken) =>
        $"Signed in as {(string?)(await GetAsync("me", cancellationToken))["fields"]?[WellKnownFields.Email]}.";

    public Task<IReadOnlyList<RecordType>> GetRecordTypesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RecordType>>(
    [
        new() { Type = "Contact", DisplayName = "Contact", Fields = [WellKnownFields.FirstName, WellKnownFields.LastName, WellKnownFields.CompanyName, WellKnownFields.Email, WellKnownFields.Notes] },
        new() { Type = "Company", DisplayName = "Company", Fields = [WellKnownFields.CompanyName, WellKnownFields.Notes] },
    ]);

    public async Task<Contact> CreateAsync(string type, RecordDraft draft, CancellationToken cancellationToken) =>
        ToContact(await SendAsync(HttpMethod.Post, $"records/{Uri.EscapeDataString(type)}", Values(draft), cancellationToken));

    public async Task<Contact> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken) =>
        ToContact(await SendAsync(HttpMethod.Patch, PathOf(record), Values(draft), cancellationToken));

    public async Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken)
    {
        try
        {
            return ToContact(await GetAsync(PathOf(record), cancellationToken));
        }
        catch (ConnectorException gone) when (gone.Kind == ConnectorErrorKind.NotFound)
        {
            return null;
        }
    }

    public async Task<Uri?> RunAsync(RecordKey record, string actionId, CancellationToken cancellationToken)
    {
        if (actionId != "Ping")
            throw new ConnectorException(ConnectorErrorKind.Refused, "There is no such action.");
        using var response = await context.Http.PostAsync(new Uri($"{PathOf(record)}/ping", UriKind.Relative), null, cancellationToken);
        return null;
    }

    private async Task<JsonNode> ChangesAsync(string token, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync($"changes?since={Uri.EscapeDataString(token)}", cancellationToken);
        }
        catch (ConnectorException unknown) when (unknown.Kind == ConnectorErrorKind.NotFound)
        {
            throw new ConnectorException(ConnectorErrorKind.FeedTokenExpired, unknown.Message, unknown);
        }
    }

    private Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, cancellationToken);

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await context.Http.SendAsync(request, cancellationToken);
        try
        {
            return await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken) ?? throw new JsonException("null");
        }
        catch (JsonException unreadable)
        {
            throw Unreadable(unreadable);
        }
    }

    private static IReadOnlyList<JsonNode> Array(JsonNode json, string name) =>
        (json as JsonObject)?[name] is JsonArray array ? [.. array.OfType<JsonNode>()] : throw Unreadable(null);

    private static ConnectorException Unreadable(Exception? cause) => new(ConnectorErrorKind.BadAnswer, "The CRM answered with something that cannot be understood.", cause);

    private static string PathOf(RecordKey record) => $"records/{record.Type}/{record.Id}";

    private RecordKey KeyOf(JsonNode record) => context.Key((string)record["type"]!, (string)record["id"]!); // every record has both

    private Contact ToContact(JsonNode record)
    {
        var key = KeyOf(record);
        return new Contact
        {
            Key = key,
            Fields = [.. record["fields"]!.AsObject().Select(field => new ContactField(field.Key, (string?)field.Value))], // every record has some
            WebAddress = new Uri($"http://crm.test/{PathOf(key)}"),
            Actions = [new RecordAction { ActionId = "Ping", DisplayText = "Ping" }],
        };
    }

    private static JsonObject Values(RecordDraft draft)
    {
        (string Name, string? Value)[] values =
        [
            (WellKnownFields.BusinessPhone, draft.Phone), (WellKnownFields.FirstName, draft.FirstName), (WellKnownFields.LastName, draft.LastName),
            (WellKnownFields.CompanyName, draft.CompanyName), (WellKnownFields.Email, draft.Email), (WellKnownFields.Notes, draft.Notes),
        ];
        return new JsonObject(values.Where(value => value.Value is not null).Select(value => KeyValuePair.Create<string, JsonNode?>(value.Name, value.Value)));
    }
}
