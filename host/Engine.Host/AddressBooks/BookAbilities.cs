using System.Collections.Concurrent;
using Engine.Core.AddressBooks;
using Engine.Sdk;

namespace Engine.Host.AddressBooks;

/// <summary>What address books can do. Only an open book knows; one that is closed now is described as it was last seen.</summary>
internal sealed class BookAbilities
{
    private readonly ConcurrentDictionary<AddressBookId, IReadOnlySet<string>> _lastKnown = new();

    /// <summary>The names of the abilities, those of the SDK's interfaces without the <c>I</c>.</summary>
    public IReadOnlySet<string> Of(BookStatus status) => status.Open is { } open
        ? _lastKnown[status.Book.Id] = Of(open.Connection)
        : _lastKnown.GetValueOrDefault(status.Book.Id) ?? EmptySet;

    public static IReadOnlySet<string> Of(IAddressBook connection)
    {
        var abilities = new HashSet<string>(StringComparer.Ordinal);
        Add(connection is IContactFeed, nameof(IContactFeed));
        Add(connection is IChangeSignal, nameof(IChangeSignal));
        Add(connection is ICallActivityLog, nameof(ICallActivityLog));
        Add(connection is IRecordActions, nameof(IRecordActions));
        Add(connection is IRecordWriter, nameof(IRecordWriter));
        Add(connection is IRecordLookup, nameof(IRecordLookup));
        Add(connection is IOwnerLookup, nameof(IOwnerLookup));
        Add(connection is IPictureSource, nameof(IPictureSource));
        Add(connection is IActivityHistory, nameof(IActivityHistory));
        Add(connection is IConnectionCheck, nameof(IConnectionCheck));
        return abilities;

        void Add(bool has, string interfaceName)
        {
            if (has) abilities.Add(interfaceName[1..]);
        }
    }

    private static readonly IReadOnlySet<string> EmptySet = new HashSet<string>();
}
