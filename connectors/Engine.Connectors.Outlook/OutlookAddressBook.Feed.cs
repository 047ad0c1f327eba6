using System.Runtime.CompilerServices;
using static Engine.Connectors.Outlook.OutlookMapping;

namespace Engine.Connectors.Outlook;

internal partial class OutlookAddressBook : IContactFeed
{
    private const string Main = ""; // The folder every mailbox has: not among those that Graph lists.
    private const string Directory = "users";
    private const string MainName = "Contacts";
    private const int MaxFolders = 1000; // each costs a request

    private readonly Remembered<IReadOnlyList<JsonElement>> _folders;

    public IAsyncEnumerable<FeedPage> ReadAsync(string? since, CancellationToken cancellationToken) => ReadAsync(since, isLive: false, cancellationToken);

    // Microsoft Graph, "contact: delta": of each folder for itself. The place after each page tells where every folder stands, so it is all the same whether a
    // reading goes on after an interruption or after an hour. Of the directory, which is full of rooms, services and guests, those who can be called.
    private async IAsyncEnumerable<FeedPage> ReadAsync(string? since, bool isLive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isDirectoryRead = Settings.SearchDirectory && !isLive;
        var place = FeedPlace.Of(since, $"{string.Join(',', Settings.FolderNames)}|{isDirectoryRead}");
        var (told, trail) = (since, new PageTrail());
        var folders = await FoldersAsync(isLive, cancellationToken).ConfigureAwait(false);
        if (place.Places.Keys.Except(folders).Any(folder => folder != Directory))
            throw FolderGone();
        foreach (var folder in isDirectoryRead ? folders.Append(Directory) : folders)
        {
            for (var isNext = folder != place.Default; isNext;)
            {
                var page = folder == Directory
                    ? await DirectoryPageAsync(place.Places.GetValueOrDefault(folder), cancellationToken).ConfigureAwait(false)
                    : await FolderPageAsync(folder, place.Places.GetValueOrDefault(folder), cancellationToken).ConfigureAwait(false);
                if (page is null && folder != Directory) throw FolderGone(); // since the folders were listed
                if (page is null) break;
                var next = page.Place ?? throw GraphPage.NoPlace();
                trail.Follow(next.IsNext ? $"{folder} {next.Token}" : null);
                place = place.At(folder, next);
                if (folder == Main && page.Items.SelectMany(record => record.Texts("parentFolderId")).FirstOrDefault() is { } main)
                    place = place.Without(main) with { Default = main };
                isNext = next.IsNext;
                var isGone = page.Items.ToLookup(record => record.IsRemoved() || (folder == Directory && !record.CanBeCalled()));
                var type = folder == Directory ? UserType : ContactType;
                IReadOnlyList<RecordKey> removed = since is null ? [] : await GoneAsync(type, isGone[true], folders, place.Default, cancellationToken).ConfigureAwait(false);
                if (isGone.Count == 0) continue;
                told = place.ToToken();
                yield return new() { Contacts = [.. isGone[false].Select(record => record.ToContact(type, Context, Settings))], Removed = removed, Token = told };
            }
        }
        // Places grow old where they are not renewed, also while nothing changes.
        if (place.ToToken() is { } last && last != told) yield return new() { Contacts = [], Token = last };
    }

    private async Task<GraphPage?> FolderPageAsync(string folder, DeltaPlace? from, CancellationToken cancellationToken)
    {
        var select = from is null ? ContactFields : null; // the tokens know it
        return folder == Main
            ? await Api.DeltaAsync(Settings.Owner, select, from?.Skip, from?.Delta, cancellationToken).ConfigureAwait(false)
            : await Api.FolderDeltaAsync(Settings.Owner, folder, select, from?.Skip, from?.Delta, cancellationToken).OrNullAsync(ConnectorErrorKind.NotFound).ConfigureAwait(false);
    }

    private ConnectorException FolderGone()
    {
        _folders.Clear();
        return FeedTokens.Expired("A contact folder is gone");
    }

    // Null where the directory may not be read: then the contacts alone are copied, and the check tells.
    private Task<GraphPage?> DirectoryPageAsync(DeltaPlace? from, CancellationToken cancellationToken) =>
        Api.UsersDeltaAsync(from is null ? UserFields : null, from?.Skip, from?.Delta, cancellationToken).OrNullAsync(ConnectorErrorKind.Forbidden);

    // A contact that left a folder may have gone to another one.
    private async Task<IReadOnlyList<RecordKey>> GoneAsync(
        string type, IEnumerable<JsonElement> removed, IReadOnlyList<string> folders, string? main, CancellationToken cancellationToken)
    {
        var gone = new List<RecordKey>();
        foreach (var record in removed)
        {
            var key = Context.Key(type, record.Required("id"));
            if (type == ContactType && folders.Count > 1 && await IsMovedAsync(key).ConfigureAwait(false)) continue;
            gone.Add(key);
        }
        return gone;

        async Task<bool> IsMovedAsync(RecordKey key) =>
            await Api.ContactAsync(Settings.Owner, key.Id, "id,parentFolderId", cancellationToken).OrNullAsync(ConnectorErrorKind.NotFound).ConfigureAwait(false) is { } found &&
            folders.Any(folder => (folder == Main ? main : folder) == found.Text("parentFolderId"));
    }

    // The ids of the folders to read, the main one first: what it holds tells its id, by which it is known where Graph lists it after all.
    private async Task<IReadOnlyList<string>> FoldersAsync(bool isLive, CancellationToken cancellationToken)
    {
        var names = Settings.FolderNames.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Count == 1 && names.Contains(MainName)) return [Main];
        var all = await AllFoldersAsync(isLive, cancellationToken).ConfigureAwait(false);
        if (names.Count == 0) return [Main, .. all.Select(folder => folder.Required("id"))];
        if (names.Where(name => !IsMain(name) && !all.Any(folder => IsNamed(folder, name))).ToList() is { Count: > 0 } missing)
            throw Misnamed("Contact folders", string.Join(", ", missing), all.Select(folder => folder.Text("displayName")).Prepend(MainName));
        var named = all.Where(folder => names.Any(name => !IsMain(name) && IsNamed(folder, name))).Select(folder => folder.Required("id"));
        return names.Any(IsMain) ? [Main, .. named] : [.. named];
    }

    private Task<IReadOnlyList<JsonElement>> AllFoldersAsync(bool mayBeKnown, CancellationToken cancellationToken)
    {
        if (!mayBeKnown) _folders.Clear();
        return _folders.GetAsync(async () =>
        {
            List<JsonElement> all = [.. await AllAsync((top, skip) => Api.FoldersAsync(Settings.Owner, top, skip, cancellationToken), cancellationToken).ConfigureAwait(false)];
            for (var i = 0; i < all.Count; i++)
            {
                var parent = all[i].Required("id");
                var inside = await AllAsync((top, skip) => Api.ChildFoldersAsync(Settings.Owner, parent, top, skip, cancellationToken), cancellationToken).ConfigureAwait(false);
                all.AddRange(inside.ExceptBy(all.Select(folder => folder.Text("id")), folder => folder.Text("id")).ToList());
                if (all.Count > MaxFolders) throw new ConnectorException(ConnectorErrorKind.BadAnswer, "Microsoft Graph lists contact folders without end.");
            }
            return all;
        });
    }

    public static async Task<IReadOnlyList<JsonElement>> AllAsync(Func<int, string?, Task<GraphPage>> ask, CancellationToken cancellationToken) =>
        await RecordPages.AllAsync(async skip =>
        {
            var page = await ask(100, skip).ConfigureAwait(false);
            return new RecordPage<JsonElement>(page.Items, page.NextLink is null ? null : page.Skip ?? throw GraphPage.NoPlace());
        }, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);

    public static ConnectorException Misnamed(string setting, string missing, IEnumerable<string?> there) => new(
        ConnectorErrorKind.Misconfigured, $"{setting}: the mailbox has no {missing}; it has {string.Join(", ", there.OfType<string>().Distinct())}.");

    private static bool IsMain(string name) => string.Equals(name, MainName, StringComparison.OrdinalIgnoreCase);

    private static bool IsNamed(JsonElement folder, string name) => string.Equals(folder.Text("displayName"), name, StringComparison.OrdinalIgnoreCase);
}
