using Engine.Connectors.Database.Tests.Servers;
using Npgsql;

namespace Engine.Connectors.Database.Tests.Contract;

/// <summary>The same, asked by queries that an administrator wrote, as the README has them.</summary>
internal sealed class PostgresQueriesCrm : PostgresCrm
{
    private PostgresQueriesCrm(NpgsqlDataSource database, DatabaseSettings settings, FaultProxy proxy, string schema)
        : base(database, settings, proxy, schema)
    {
    }

    public static new Task<PostgresQueriesCrm> StartAsync(CancellationToken cancellationToken) =>
        StartAsync((database, settings, proxy, schema) => new PostgresQueriesCrm(database, WithQueries(WithTable(settings, schema), schema), proxy, schema), cancellationToken);

    private static DatabaseSettings WithQueries(DatabaseSettings settings, string schema)
    {
        const string digits = "regexp_replace({0}, '[xX#;][^0-9]*[0-9]{{1,6}}[^0-9]*$|[^0-9]', '', 'g')";
        string[] phones = ["phone", "mobile", "home", "other"];
        var select = $"""
            SELECT id, first_name AS FirstName, last_name AS "LastName", company AS "CompanyName", job_title, email AS "Email", phone AS "BusinessPhone", mobile AS "MobilePhone", home AS "HomePhone",
                other AS "OtherPhone", fax AS "Fax", notes AS "Notes", updated_at AS "Changed" FROM {schema}.customers
            """;
        var names = "lower(regexp_replace(normalize(concat_ws(' ', first_name, last_name, company, replace(last_name, '-', ' ')), NFD), '[\u0300-\u036F]', '', 'g'))";
        return settings with
        {
            Table = "",
            Columns = "Id = id; JobTitle = job_title",
            ByNumber = $"{select} WHERE {string.Join(" OR ", phones.Select(phone => $"{string.Format(null, digits, phone)} LIKE @endsWith ESCAPE '!'"))} ORDER BY id LIMIT @limit;",
            // Accents are taken out of what is asked for, too.
            ByName = $"{select} WHERE {string.Join(" AND ", Enumerable.Range(1, 5).Select(i => $"{names} LIKE lower(regexp_replace(normalize(@like{i}, NFD), '[\u0300-\u036F]', '', 'g')) ESCAPE '!'"))} ORDER BY id LIMIT @limit",
            All = $"{select} -- every contact\nORDER BY id",
            Changes = $"{select} WHERE updated_at > @since",
            ById = $"SELECT photo AS \"Picture\", c.* FROM ({select}) c JOIN {schema}.customers p USING (id) WHERE id = @id",
        };
    }
}
