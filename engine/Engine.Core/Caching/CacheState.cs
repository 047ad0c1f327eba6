using Engine.Core.Caching.Packing;
using Engine.Sdk;

namespace Engine.Core.Caching;

/// <summary>Where the copy of one book stands.</summary>
public sealed record CacheState
{
    public required CopyVersion Version { get; init; }

    public required int Contacts { get; init; }

    /// <summary>When the last sync began: the contacts are no older.</summary>
    public required DateTimeOffset LastSync { get; init; }

    /// <summary>What the contacts were copied from.</summary>
    public required string Origin { get; init; }

    /// <summary>Where the feed goes on; null when the next sync reads everything.</summary>
    public string? Token { get; init; }
}

/// <summary>Names one content of a copy.</summary>
/// <param name="Set">The full sync it rests on; never used twice.</param>
/// <param name="Revision">How many syncs have changed it since.</param>
public readonly record struct CopyVersion(long Set, long Revision);

/// <summary>What changed in a copy up to a revision; a record is in one of the lists at most.</summary>
public sealed record CacheChanges(long Revision, IReadOnlyList<PackedContact> Changed, IReadOnlyList<RecordKey> Removed);

/// <summary>A saved image of an index.</summary>
public sealed record CopyImage(CopyVersion Version, Stream Content) : IDisposable
{
    public void Dispose() => Content.Dispose();
}

/// <summary>A copy cannot be read or written. The message is a sentence for the user.</summary>
public sealed class CacheException(string message, Exception? inner = null) : Exception(message, inner);
