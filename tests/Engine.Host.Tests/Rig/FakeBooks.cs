using System.Runtime.CompilerServices;
using Engine.Sdk;

namespace Engine.Host.Tests.Rig;

/// <summary>A book that answers every question with all its contacts: the engine picks those that fit.</summary>
internal class PlainBook(AddressBookContext context) : IAddressBook
{
    public const string BobTel = "+44 1632 960017";

    protected AddressBookContext Context { get; } = context;

    protected virtual IReadOnlyList<Contact> Contacts =>
    [
        Person("1", "Bob", "Jones", BobTel),
        Person("2", "Bobby", "Müller", "+49 30 23125 100"),
    ];

    public virtual Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) => Task.FromResult(Contacts);

    public virtual Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => Task.FromResult(Contacts);

    protected Contact Person(string id, string first, string last, string tel) => new()
    {
        Key = Context.Key("Contact", id),
        Fields =
        [
            new(WellKnownFields.FirstName, first),
            new(WellKnownFields.LastName, last),
            new(WellKnownFields.BusinessPhone, tel),
            new(WellKnownFields.BusinessPhone, "+44 1632 960999"),
            new(WellKnownFields.Email, $"{first}@example.com"),
            new("Account owner", "Carol"),
        ],
        DisplayText = $"{first} {last}",
    };
}

/// <summary>A book that hands over its contacts and cannot search numbers itself.</summary>
internal sealed class FeedBook(AddressBookContext context) : PlainBook(context), IContactFeed
{
    public async IAsyncEnumerable<FeedPage> ReadAsync(string? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        yield return new() { Contacts = since is null ? Contacts : [], Token = "1" };
    }
}

/// <summary>A book whose CRM refuses everything, in its own words.</summary>
internal sealed class FailingBook(AddressBookContext context) : PlainBook(context), IConnectionCheck
{
    public const string Message = "INVALID_SESSION_ID: Session expired or invalid";

    public override Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) => throw Refusal();

    public override Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => throw Refusal();

    public Task<string> CheckAsync(CancellationToken cancellationToken) => throw Refusal();

    private static ConnectorException Refusal() => new(ConnectorErrorKind.Unauthorized, Message);
}

/// <summary>A book whose records, and whose refusals, hold whatever could break an answer.</summary>
internal sealed class HostileBook(AddressBookContext context) : PlainBook(context), IPictureSource, IActivityHistory
{
    public const string Text = "Bob \uD800\0\u202E</script>\"\\\r\nX-Injected: 1";

    public override Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) =>
        throw new ConnectorException(ConnectorErrorKind.Unavailable, $"{Text}\r\n{new string('é', 10_000)}");

    public override Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Contact>>(
    [
        new()
        {
            Key = Context.Key(Text, Text),
            Fields = [new(WellKnownFields.ContactName, Text), new(WellKnownFields.Notes, new string('\uDC00', 100_000)), new(Text, Text), new(Text, Text)],
            DisplayText = Text,
            WebAddress = new("file:///etc/passwd"),
        },
        null!,
    ]);

    public Task<Picture?> GetPictureAsync(RecordKey record, CancellationToken cancellationToken) =>
        Task.FromResult<Picture?>(new(new byte[] { 1 }, "image/svg+xml\"><script>"));

    public Task<IReadOnlyList<PastActivity>> GetRecentActivitiesAsync(RecordKey record, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PastActivity>>([new() { Kind = Text, Subject = Text, Start = DateTimeOffset.MaxValue, Duration = TimeSpan.MinValue }, null!]);
}

/// <summary>A book that answers when the test lets it.</summary>
internal sealed class SlowBook(AddressBookContext context, Gate gate) : PlainBook(context)
{
    public override async Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken)
    {
        gate.Asked.TrySetResult();
        await gate.Opened.Task.WaitAsync(cancellationToken);
        return Contacts;
    }
}

internal sealed class Gate
{
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
