using System.Collections.Concurrent;
using Engine.Sdk;

namespace Engine.Host.Tests.Rig;

/// <summary>A CRM with every ability. What it does with a record hangs on the record's id.</summary>
internal sealed class FakeCrm(AddressBookContext context) : PlainBook(context),
    ICallActivityLog, IRecordActions, IRecordWriter, IRecordLookup, IOwnerLookup, IPictureSource, IActivityHistory, IConnectionCheck
{
    public const string Refusal = "FIELD_CUSTOM_VALIDATION_EXCEPTION: the account is on hold";

    /// <summary>Every call logged by any book of this kind, by the client's reference of the call.</summary>
    public static ConcurrentQueue<string> Logged { get; } = [];

    /// <summary>The calls that may be logged at the record "later".</summary>
    public static ConcurrentBag<string> Accepted { get; } = [];

    public string ActivityName => "Call Task";

    protected override IReadOnlyList<Contact> Contacts =>
    [
        .. base.Contacts.Select(contact => contact with { WebAddress = new($"https://crm.example/{contact.Key.Id}"), Actions = [new() { ActionId = "SendMail", DisplayText = "Send mail" }] }),
        Person("gone", "Gina", "Gone", "+44 1632 960018"),
        Person("refused", "Rita", "Refused", "+44 1632 960019"),
        Person("page", "Paula", "Page", "+44 1632 960020"),
        Person("later", "Lea", "Later", "+44 1632 960021"),
    ];

    public Task<LoggedCall> LogCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken)
    {
        Judge(record);
        if (record.Id == "later" && !Accepted.Contains(call.CallId)) throw new ConnectorException(ConnectorErrorKind.Unauthorized, "Sign in again.");
        Logged.Enqueue(call.CallId);
        return Task.FromResult(new LoggedCall { ActivityId = "T1", WebAddress = new("https://crm.example/T1") });
    }

    public Task<Uri?> RunAsync(RecordKey record, string actionId, CancellationToken cancellationToken) =>
        Task.FromResult<Uri?>(new($"https://crm.example/{actionId}/{record.Id}"));

    public Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken) =>
        Task.FromResult(record.Id == "gone" ? null : Contacts.FirstOrDefault(contact => contact.Key == record));

    public Task<IReadOnlyList<RecordType>> GetRecordTypesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RecordType>>(
    [
        new() { Type = "Contact", DisplayName = "Contact", Fields = [WellKnownFields.FirstName, WellKnownFields.LastName, WellKnownFields.Email] },
        new() { Type = "Lead", DisplayName = "Lead", Fields = [WellKnownFields.ContactName, WellKnownFields.CompanyName, WellKnownFields.Notes], IsResidential = true },
    ]);

    public Task<Contact> CreateAsync(string type, RecordDraft draft, CancellationToken cancellationToken)
    {
        if (draft.CompanyName == "On hold") throw new ConnectorException(ConnectorErrorKind.Refused, Refusal);
        return Task.FromResult(Drafted(Context.Key(type, $"new-{draft.LastName}"), draft));
    }

    public Task<Contact> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken)
    {
        Judge(record);
        return Task.FromResult(Drafted(record, draft));
    }

    public Task<Contact?> GetOwnerAsync(CancellationToken cancellationToken) => Task.FromResult<Contact?>(Contacts[0]);

    public Task<Picture?> GetPictureAsync(RecordKey record, CancellationToken cancellationToken) =>
        Task.FromResult(record.Id == "1" ? new Picture(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, "image/png") : null);

    public Task<IReadOnlyList<PastActivity>> GetRecentActivitiesAsync(RecordKey record, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PastActivity>>(
        [
            new()
            {
                Kind = "Call",
                Subject = "Invoice",
                Start = new(2022, 10, 20, 9, 44, 0, TimeSpan.Zero),
                Direction = CallDirection.Incoming,
                Duration = TimeSpan.FromSeconds(123),
                WebAddress = new("https://crm.example/A1"),
            },
        ]);

    public Task<string> CheckAsync(CancellationToken cancellationToken) => Task.FromResult("Signed in as test.");

    private static void Judge(RecordKey record)
    {
        if (record.Id == "gone") throw new ConnectorException(ConnectorErrorKind.NotFound, "The requested resource does not exist");
        if (record.Id == "refused") throw new ConnectorException(ConnectorErrorKind.Refused, Refusal);
    }

    private static Contact Drafted(RecordKey key, RecordDraft draft) => new()
    {
        Key = key,
        Fields = [new(WellKnownFields.FirstName, draft.FirstName), new(WellKnownFields.LastName, draft.LastName), new(WellKnownFields.BusinessPhone, draft.Phone)],
        WebAddress = new($"https://crm.example/{key.Id}"),
    };
}
