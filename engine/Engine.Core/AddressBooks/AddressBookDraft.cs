using System.Text.Json.Nodes;
using Engine.Core.Settings;

namespace Engine.Core.AddressBooks;

/// <summary>A book to be added, or a change to one: what is null is left to its default, or as it is.</summary>
public sealed record AddressBookDraft
{
    /// <summary>Needed to add a book; cannot be changed later.</summary>
    public string? ConnectorId { get; init; }

    public string? Name { get; init; }

    public JsonObject? Settings { get; init; }

    public bool? IsEnabled { get; init; }

    public bool? IsCached { get; init; }

    public long? Priority { get; init; }

    public int? CacheFrequencyMinutes { get; init; }
}

/// <summary>What came of adding or changing a book: its status, or all that is wrong (and nothing was changed).</summary>
public sealed record BookChange(BookStatus? Status, IReadOnlyList<SettingError> Errors);
