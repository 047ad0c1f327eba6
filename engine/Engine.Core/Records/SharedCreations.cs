using System.Collections.Concurrent;
using Engine.Core.Health;
using Engine.Core.PhoneNumbers;
using Engine.Sdk;

namespace Engine.Core.Records;

/// <summary>Creates one record per number and book at a time: who asks for a second one is answered with the first.</summary>
internal sealed class SharedCreations(PhoneNumberReader reader)
{
    private readonly ConcurrentDictionary<(AddressBookId Book, PhoneNumber Number), Lazy<Task<BookCall<Contact>>>> _underWay = new();

    /// <param name="book">The book.</param>
    /// <param name="phone">The number as given; without one, nothing is shared.</param>
    /// <param name="create">Creates the record; not bound to one caller, for others may wait for it.</param>
    /// <param name="cancellationToken">Cancelled when this caller left; the creation goes on.</param>
    public async Task<BookCall<Contact>> CreateAsync(
        AddressBookId book, string? phone, Func<CancellationToken, Task<BookCall<Contact>>> create, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(phone) || reader.ReadAsked(phone) is not { } number) return await create(cancellationToken).ConfigureAwait(false);

        // However it was typed.
        var key = (book, number with { Tail = default });
        Lazy<Task<BookCall<Contact>>>? mine = null;
        mine = new(() => RunAsync(key, mine!, create)); // assigned by the time it runs
        return await _underWay.GetOrAdd(key, mine).Value.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<BookCall<Contact>> RunAsync(
        (AddressBookId Book, PhoneNumber Number) key, Lazy<Task<BookCall<Contact>>> mine, Func<CancellationToken, Task<BookCall<Contact>>> create)
    {
        try
        {
            return await create(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _underWay.TryRemove(new(key, mine));
        }
    }
}
