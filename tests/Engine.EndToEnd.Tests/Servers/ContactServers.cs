namespace Engine.EndToEnd.Tests.Servers;

/// <summary>The kinds of servers there are.</summary>
internal static class ContactServers
{
    public const string Radicale = "radicale";
    public const string OpenLdap = "slapd";
    public const string PostgreSql = "postgresql";
    public const string MariaDb = "mariadb";

    /// <summary>A running server that holds the contacts.</summary>
    /// <exception cref="AssertInconclusiveException">There is none on this machine; the message says what to install.</exception>
    public static async Task<IContactServer> StartAsync(string kind, CancellationToken cancellationToken)
    {
        IContactServer server = kind switch
        {
            Radicale => new RadicaleContacts(),
            OpenLdap => new SlapdContacts(),
            PostgreSql => new PostgresContacts(),
            _ => new MariaDbContacts(),
        };
        try
        {
            await server.StartAsync(cancellationToken);
            return server;
        }
        catch (InvalidOperationException missing)
        {
            await server.DisposeAsync();
            throw new AssertInconclusiveException($"There is no {kind} to test against: {missing.Message}", missing);
        }
    }
}
