using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Connectors;
using Engine.Host.Wire;
using Engine.Sdk.Hosting;

namespace Engine.Host.AddressBooks;

/// <summary>Turns configured address books into what clients read.</summary>
internal sealed class AddressBookMapping(BookAbilities abilities, AddressBookRegistry books)
{
    public AddressBookInfo ToInfo(BookStatus status)
    {
        var (book, known) = (status.Book, abilities.Of(status));
        var descriptor = status.Connector?.Loaded?.Descriptor ?? status.Open?.Descriptor;
        var typeName = descriptor?.TypeName ?? book.ConnectorId;
        var typeId = $"{typeName}, {descriptor?.AssemblyName ?? book.ConnectorId}, {typeName}, False";
        // A book that is open can always be searched and its records shown; of one that never was, nothing is known.
        var isKnown = status.Open is not null || known.Count > 0;
        return new AddressBookInfo
        {
            Priority = book.Priority,
            CrmAddinTypeId = typeId,
            AddinId = book.Id.ToString(),
            Cached = book.IsCached,
            Enabled = book.IsEnabled,
            Name = book.Name,
            CacheFrequencyMinutes = book.CacheFrequencyMinutes,
            Description = descriptor?.DisplayName ?? status.Connector?.Name ?? book.ConnectorId,
            HasModifyFeature = known.Contains("RecordWriter"),
            HasCursorFeature = known.Contains("ContactFeed"),
            HasSearchFeature = isKnown,
            HasActivityActionFeatureCreate = known.Contains("CallActivityLog"),
            HasActivityActionFeatureShow = known.Contains("CallActivityLog"),
            HasActionFeatureShow = isKnown,
            Type = new AddressBookTypeInfo
            {
                AddinTypeId = typeId,
                TypeFullName = typeName,
                AssemblyLocation = status.Connector?.File ?? "",
                IsUnrecognized = status.Connector?.State != ConnectorState.Loaded,
            },
            ConnectorId = book.ConnectorId,
            State = status.State.ToString(),
            Error = status.Error,
        };
    }

    /// <summary>The same with its settings, secrets hidden.</summary>
    public AddressBookInfo ToInfoWithSettings(BookStatus status) => ToInfo(status) with { Settings = books.HiddenSettings(status.Book) };

    public static CheckInfo ToInfo(CheckOutcome checkedBook) => new()
    {
        Ok = checkedBook.IsOk,
        Message = checkedBook.Message,
        ElapsedMs = (long)checkedBook.Elapsed.TotalMilliseconds,
    };

    public static SyncInfo ToInfo(SyncStatus status, BookApi? api) => new()
    {
        State = status.State.ToString(),
        Contacts = status.Contacts,
        LastSync = status.LastSync?.UtcDateTime,
        NextSync = status.NextSync?.UtcDateTime,
        Error = api?.SignInNeed ?? status.Error,
        SignIn = (api?.SignInState ?? SignInState.NotNeeded).ToString(),
        Requests = ApiMapping.ToLimits(api),
        Progress = status.Progress is { } progress ? ToInfo(progress) : null,
    };

    private static SyncProgressInfo ToInfo(SyncProgress progress) => new()
    {
        Phase = progress.Phase.ToString(),
        StartedAt = progress.StartedAt.UtcDateTime,
        Contacts = progress.Contacts,
        ContactsPerSecond = Math.Round(progress.PerSecond, 1),
        ExpectedContacts = progress.Expected,
        RemainingSeconds = progress.Remaining is { } remaining ? Math.Round(remaining.TotalSeconds, 1) : null,
    };
}
