using Dapper;
using Engine.Core.Applications;
using Engine.Storage.Sqlite;
using ApplicationId = Engine.Core.Applications.ApplicationId;

namespace Engine.Storage.Applications;

/// <summary>The registered applications of one profile, oldest first.</summary>
internal sealed class ApplicationStore(Database database, Profile profile) : IApplicationStore
{
    private const string Select = """
        SELECT id AS Id, name AS Name, origin AS Origin, status AS Status, dialect AS Dialect, registered_at AS RegisteredAt
        FROM applications WHERE profile_id = @Id ORDER BY registered_at, id
        """;

    private const string Save = """
        INSERT INTO applications (profile_id, id, name, origin, status, dialect, registered_at)
        VALUES (@Profile, @Id, @Name, @Origin, @Status, @Dialect, @RegisteredAt)
        ON CONFLICT (profile_id, id) DO UPDATE SET
            name = excluded.name, origin = excluded.origin, status = excluded.status, dialect = excluded.dialect, registered_at = excluded.registered_at
        """;

    private const string Remove = "DELETE FROM applications WHERE profile_id = @profile AND id = @id";

    public async Task<IReadOnlyList<RegisteredApplication>> LoadAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(reader => reader.Query<ApplicationRow>(Select, profile).AsList(), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(ToApplication)];
    }

    public Task SaveAsync(RegisteredApplication application, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(application);
        var row = new
        {
            Profile = profile.Id,
            Id = application.Id.Reveal(),
            application.Name,
            application.Origin,
            Status = application.Status.ToString(),
            Dialect = application.Dialect.ToString(),
            RegisteredAt = application.RegisteredAt.UtcTicks,
        };
        return database.WriteAsync(Save, row, cancellationToken);
    }

    public Task RemoveAsync(ApplicationId id, CancellationToken cancellationToken) =>
        database.WriteAsync(Remove, new { profile = profile.Id, id = id.Reveal() }, cancellationToken);

    private static RegisteredApplication ToApplication(ApplicationRow row) => new()
    {
        Id = ApplicationId.TryParse(row.Id, out var id) ? id : throw new InvalidOperationException("A stored application has no GUID."),
        Name = row.Name,
        Origin = row.Origin,
        Status = Enum.Parse<ApplicationStatus>(row.Status),
        Dialect = Enum.Parse<Dialect>(row.Dialect),
        RegisteredAt = new DateTimeOffset(row.RegisteredAt, TimeSpan.Zero),
    };

    private sealed class ApplicationRow
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public string? Origin { get; init; }

        public required string Status { get; init; }

        public required string Dialect { get; init; }

        public long RegisteredAt { get; init; }
    }
}
