namespace Engine.Connectors.Database.Tests.Contract;

/// <summary>The connector keeps what every connector promises: with a table in PostgreSQL. This one is the connector's contract.json.</summary>
[TestClass]
public sealed class PostgresTableContract : ConnectorContract
{
    protected override async Task<ContractCrm> StartAsync(CancellationToken cancellationToken) => await PostgresCrm.StartAsync(cancellationToken);
}

/// <summary>With queries of the administrator's own.</summary>
[TestClass]
public sealed class PostgresQueriesContract : ConnectorContract
{
    protected override async Task<ContractCrm> StartAsync(CancellationToken cancellationToken) => await PostgresQueriesCrm.StartAsync(cancellationToken);
}

/// <summary>With a table in MariaDB.</summary>
[TestClass]
public sealed class MariaDbTableContract : ConnectorContract
{
    protected override async Task<ContractCrm> StartAsync(CancellationToken cancellationToken) => await MariaDbCrm.StartAsync(cancellationToken);
}

/// <summary>With a table in an SQLite file, where no request can fail: the connector's file is not about this one.</summary>
[TestClass]
public sealed class SqliteTableContract : ConnectorContract
{
    protected override async Task<ContractCrm> StartAsync(CancellationToken cancellationToken) => await SqliteCrm.StartAsync(cancellationToken);

    public override Task Contract_File_IsWhatTheSuiteFinds() => Task.CompletedTask;
}
