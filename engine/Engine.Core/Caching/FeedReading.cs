using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Engine.Core.Caching.Packing;
using Engine.Core.Search;
using Engine.Sdk;
using Engine.Sdk.Hosting;

namespace Engine.Core.Caching;

/// <summary>
/// Reads a feed ahead of whoever stores it: the connector's code runs on a task of its own, a few thousand contacts ahead at most. A feed that hangs is
/// given up, one that is deaf to its token is left behind, and one without an end is stopped.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A connector deaf to its token may look at it at any time, so its source, which has no timer, is never disposed.")]
internal sealed class FeedReading
{
    /// <summary>How long a feed may take for one page, or for a thousand contacts of one.</summary>
    public static readonly TimeSpan PageDeadline = TimeSpan.FromMinutes(2);

    /// <summary>More than any CRM holds; pages count too.</summary>
    public const long MaxHanded = 20_000_000;

    private const int PartSize = 1000;
    private const int PartsAhead = 8;
    private const int MaxTokenLength = 64 * 1024;

    private readonly Channel<FeedPart> _parts = Channel.CreateBounded<FeedPart>(new BoundedChannelOptions(PartsAhead) { SingleReader = true, SingleWriter = true });
    private readonly CancellationTokenSource _stopping = new();
    private readonly AddressBookId _book;
    private readonly TimeProvider _time;
    private readonly long _max;
    private long _handed;

    /// <param name="feed">The feed.</param>
    /// <param name="book">Its book; records of others are not taken.</param>
    /// <param name="since">Where it goes on.</param>
    /// <param name="hold">Disposed when the connector's code has really ended.</param>
    /// <param name="time">The clock.</param>
    /// <param name="max">Where it is taken for endless.</param>
    public FeedReading(IContactFeed feed, AddressBookId book, string? since, IDisposable hold, TimeProvider time, long max = MaxHanded)
    {
        (_book, _time, _max) = (book, time, max);
        _ = Task.Run(() => RunAsync(feed, since, hold));
    }

    /// <returns>False when the feed has ended.</returns>
    /// <exception cref="FeedFailedException">The feed failed.</exception>
    /// <exception cref="TimeoutException">It gave no sign for too long.</exception>
    public Task<bool> WaitAsync(CancellationToken cancellationToken) =>
        _parts.Reader.WaitToReadAsync(CancellationToken.None).AsTask().WaitAsync(PageDeadline, _time, cancellationToken);

    public bool TryRead(out FeedPart part)
    {
        var isThere = _parts.Reader.TryRead(out var read);
        part = read!; // null only together with false
        return isThere;
    }

    /// <summary>Nothing more is wanted. Waits for nobody: what a connector does on its token is its own business.</summary>
    public void Stop() => _ = _stopping.CancelAsync();

    // Here too a connector is called: whatever it throws is the feed's failure.
    private async Task RunAsync(IContactFeed feed, string? since, IDisposable hold)
    {
        BackgroundRequests.Begin();
        try
        {
            var pages = (feed.ReadAsync(since, _stopping.Token) ?? throw Refused("The connector handed over no feed. Update it, or tell its author."))
                .GetAsyncEnumerator(_stopping.Token);
            await using var closing = pages.ConfigureAwait(false);
            while (await pages.MoveNextAsync().ConfigureAwait(false))
            {
                if (pages.Current is { Contacts: not null, Removed: not null } page) await HandAsync(page).ConfigureAwait(false);
                Count();
            }

            // Before the feed is closed: what goes wrong then comes too late to matter.
            _parts.Writer.TryComplete();
        }
        catch (Exception thrown)
        {
            _parts.Writer.TryComplete(new FeedFailedException(thrown));
        }
        finally
        {
            hold.Dispose();
        }
    }

    private async Task HandAsync(FeedPage page)
    {
        var contacts = new List<PackedContact>();
        foreach (var contact in page.Contacts)
        {
            Count();
            if (Verification.Bounded(contact, _book) is not { } bounded) continue;
            contacts.Add(PackedContact.Pack(bounded));
            if (contacts.Count < PartSize) continue;
            await _parts.Writer.WriteAsync(new() { Contacts = contacts }, _stopping.Token).ConfigureAwait(false);
            contacts = [];
        }

        var removed = new List<RecordKey>();
        foreach (var key in page.Removed)
        {
            Count();
            if (key.Book == _book && key.Id is not null) removed.Add(key);
        }

        var token = page.Token is { Length: <= MaxTokenLength } ? page.Token : null;
        var last = new FeedPart { Contacts = contacts, Removed = removed, EndsPage = true, Token = token, Expected = page.Total };
        await _parts.Writer.WriteAsync(last, _stopping.Token).ConfigureAwait(false);
    }

    private void Count()
    {
        _stopping.Token.ThrowIfCancellationRequested();
        if (++_handed > _max) throw Refused($"The CRM handed over more than {_max:N0} contacts and pages, and reading was stopped.");
    }

    private static ConnectorException Refused(string message) => new(ConnectorErrorKind.BadAnswer, message);
}

/// <summary>A page, or a part of one.</summary>
internal sealed record FeedPart
{
    public required List<PackedContact> Contacts { get; init; }

    public List<RecordKey> Removed { get; init; } = [];

    /// <summary>Whether the page ends here; only then its token counts.</summary>
    public bool EndsPage { get; init; }

    public string? Token { get; init; }

    public int? Expected { get; init; }
}

/// <summary>A connector's feed failed; what it threw is the inner exception.</summary>
internal sealed class FeedFailedException(Exception thrown) : Exception(thrown.GetType().Name, thrown)
{
    public Exception Thrown { get; } = thrown;

    public bool IsTokenExpired => Thrown is ConnectorException { Kind: ConnectorErrorKind.FeedTokenExpired };

    /// <summary>Whether asking for the same again later may work.</summary>
    public bool IsPassing => Thrown is OperationCanceledException or ConnectorException
    {
        Kind: ConnectorErrorKind.Unavailable or ConnectorErrorKind.RateLimited or ConnectorErrorKind.Unauthorized,
    };
}
