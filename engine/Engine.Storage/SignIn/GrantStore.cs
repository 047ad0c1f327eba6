using Dapper;
using Engine.Sdk;
using Engine.Sdk.Hosting;
using Engine.Storage.Secrets;
using Engine.Storage.Sqlite;

namespace Engine.Storage.SignIn;

/// <summary>The grants of one profile's books, encrypted.</summary>
internal sealed class GrantStore(Database database, Profile profile, GrantProtector protector) : IGrantStore
{
    private const string Select = "SELECT content FROM grants WHERE profile_id = @profile AND book_id = @book";

    // A book that was removed while its sign-in was renewed has none any more.
    private const string Save = """
        INSERT INTO grants (profile_id, book_id, content)
        SELECT @profile, @book, @content WHERE EXISTS (SELECT 1 FROM books WHERE profile_id = @profile AND id = @book)
        ON CONFLICT (profile_id, book_id) DO UPDATE SET content = excluded.content
        """;

    private const string Remove = "DELETE FROM grants WHERE profile_id = @profile AND book_id = @book";

    public async Task<Grant?> LoadAsync(AddressBookId book, CancellationToken cancellationToken)
    {
        var content = await database.ReadAsync(
            reader => reader.QueryFirstOrDefault<byte[]>(Select, new { profile = profile.Id, book = book.ToString() }), cancellationToken).ConfigureAwait(false);
        return content is null ? null : Grant.TryParse(protector.TryUnprotect(book, content));
    }

    public Task SaveAsync(AddressBookId book, Grant grant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grant);
        return database.WriteAsync(Save, new { profile = profile.Id, book = book.ToString(), content = protector.Protect(book, grant.ToJson()) }, cancellationToken);
    }

    public Task RemoveAsync(AddressBookId book, CancellationToken cancellationToken) =>
        database.WriteAsync(Remove, new { profile = profile.Id, book = book.ToString() }, cancellationToken);
}
