namespace Engine.Connectors.Database.Settings;

/// <summary>The databases the connector speaks to.</summary>
public enum DatabaseKind
{
    PostgreSql,

    /// <summary>MySQL and MariaDB.</summary>
    MySql,

    SqlServer,

    Sqlite,
}

/// <summary>How the connection to the server is protected.</summary>
public enum DatabaseTls
{
    /// <summary>Verified, but on this machine as the server likes.</summary>
    Automatic,

    /// <summary>Encrypted, with a certificate that is trusted and names the server.</summary>
    Verified,

    /// <summary>Encrypted, whoever answers: nothing that listens in can read it, something in between can.</summary>
    Encrypted,

    /// <summary>In clear text.</summary>
    Off,
}
