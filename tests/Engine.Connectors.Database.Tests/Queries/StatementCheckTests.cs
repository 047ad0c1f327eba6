using Engine.Connectors.Database.Queries;

namespace Engine.Connectors.Database.Tests.Queries;

[TestClass]
public sealed class StatementCheckTests
{
    private const string Backtick = "`";

    private static readonly DatabaseKind[] Kinds = Enum.GetValues<DatabaseKind>();

    [TestMethod]
    [DataRow("SELECT id AS \"Id\" FROM customers WHERE phone LIKE @endsWith")]
    [DataRow("select * from customers;")]
    [DataRow("  SELECT 1 ; -- the end")]
    [DataRow("/* all of them */ SELECT 1")]
    [DataRow("(SELECT 1) UNION ALL (SELECT 2)")]
    [DataRow("WITH near AS (SELECT * FROM customers WHERE phone = @number) SELECT * FROM near LIMIT @limit")]
    [DataRow("SELECT 'a;b', 'it''s; DELETE FROM customers', \"update\" FROM customers")]
    [DataRow("SELECT replace(phone, ' ', '') FROM customers -- DROP TABLE customers")]
    [DataRow("SELECT c.update, c.set, c.lock FROM customers c")]
    [DataRow("SELECT updated_at, deleted, created_by, inserted_on FROM customers")]
    [DataRow("SELECT EXISTS (SELECT 1 FROM calls), CASE WHEN a = 1 THEN 'x' END FROM t WHERE x IN (1, 2)")]
    [DataRow("SELECT @NUMBER, @Digits, @suffix, @spelling1, @spelling5, @reversed, @reversedEnd")]
    public void Reading_OneSelect_IsTaken(string sql)
    {
        foreach (var kind in Kinds)
            Assert.IsNull(StatementCheck.Mistake(sql, kind, Purpose.ByNumber), $"{kind}: {sql}");
    }

    [TestMethod]
    [DataRow(DatabaseKind.PostgreSql, "SELECT $$; DELETE FROM customers$$, $tag$ it's $$ here $tag$")]
    [DataRow(DatabaseKind.PostgreSql, @"SELECT E'it\'s; fine', 'C:\'")]
    [DataRow(DatabaseKind.PostgreSql, "SELECT phone::text, data @> '{}', words @@ to_tsquery('simple', @number) FROM t")]
    [DataRow(DatabaseKind.PostgreSql, "SELECT /* outer /* inner ; */ still */ 1")]
    [DataRow(DatabaseKind.MySql, "SELECT `update`, \"it's\" FROM `insert` # ; DROP TABLE customers")]
    [DataRow(DatabaseKind.MySql, @"SELECT 'C:\\', '\n'")]
    [DataRow(DatabaseKind.SqlServer, "SELECT [update], [a]]b;c] FROM [insert] WITH (NOLOCK) FOR JSON PATH")]
    [DataRow(DatabaseKind.SqlServer, "SELECT TOP (@limit) N'it''s' FROM #contacts")]
    [DataRow(DatabaseKind.Sqlite, "SELECT [update], `delete`, \"insert\" FROM t")]
    public void Reading_InTheWordsOfADatabase_IsTaken(DatabaseKind kind, string sql) => Assert.IsNull(StatementCheck.Mistake(sql, kind, Purpose.ByNumber));

    [TestMethod]
    [DataRow("")]
    [DataRow("-- nothing")]
    [DataRow("DELETE FROM customers")]
    [DataRow("UPDATE customers SET phone = ''")]
    [DataRow("INSERT INTO customers VALUES (1)")]
    [DataRow("VALUES (1)")]
    [DataRow("TABLE customers")]
    [DataRow("SHOW TABLES")]
    [DataRow("EXPLAIN SELECT 1")]
    [DataRow("CALL cleanup()")]
    [DataRow("EXEC cleanup")]
    [DataRow("DO $$ BEGIN DELETE FROM customers; END $$")]
    [DataRow("PRAGMA journal_mode = DELETE")]
    [DataRow("ATTACH DATABASE '/tmp/x' AS x")]
    [DataRow("VACUUM INTO '/tmp/x'")]
    [DataRow("COPY customers TO PROGRAM 'sh'")]
    [DataRow("SET ROLE admin")]
    [DataRow("BEGIN; SELECT 1; COMMIT")]
    [DataRow("SELECT 1; DELETE FROM customers")]
    [DataRow("SELECT 1;; SELECT 2")]
    [DataRow("SELECT 1; ;")]
    [DataRow("SELECT 1 /* ' */; DELETE FROM customers /* ' */")]
    [DataRow("SELECT * INTO copy FROM customers")]
    [DataRow("SELECT * FROM customers INTO OUTFILE '/tmp/x'")]
    [DataRow("SELECT '<?php' INTO DUMPFILE '/var/www/x.php'")]
    [DataRow("SELECT * FROM customers FOR UPDATE")]
    [DataRow("SELECT * FROM customers FOR NO KEY UPDATE")]
    [DataRow("SELECT * FROM customers FOR SHARE")]
    [DataRow("SELECT * FROM customers LOCK IN SHARE MODE")]
    [DataRow("SELECT * FROM customers WITH (UPDLOCK)")]
    [DataRow("SELECT * FROM customers WITH (TABLOCKX)")]
    [DataRow("WITH gone AS (DELETE FROM customers RETURNING *) SELECT * FROM gone")]
    [DataRow("WITH x AS (UPDATE customers SET phone = '' RETURNING id) SELECT * FROM x")]
    [DataRow("WITH x AS (INSERT INTO customers DEFAULT VALUES RETURNING id) SELECT * FROM x")]
    [DataRow("WITH x AS (SELECT 1) DELETE FROM customers")]
    [DataRow("WITH x AS (SELECT 1) UPDATE customers SET phone = ''")]
    [DataRow("WITH x AS (SELECT 1) REPLACE INTO customers VALUES (1)")]
    [DataRow("WITH x AS (SELECT 1) MERGE INTO customers USING x ON 1 = 1 WHEN MATCHED THEN DELETE")]
    [DataRow("SELECT 1 DROP TABLE customers")]
    [DataRow("SELECT 1 EXEC xp_cmdshell 'dir'")]
    [DataRow("SELECT 1. DROP TABLE customers")]
    [DataRow("SELECT 1DROP TABLE customers")]
    [DataRow("SELECT 'a'DELETE customers")]
    [DataRow("SELECT 1 WAITFOR DELAY '0:1'")]
    [DataRow("SELECT 1 SHUTDOWN")]
    [DataRow("SELECT 1 BACKUP DATABASE crm TO DISK = 'x'")]
    [DataRow("SELECT 1 DECLARE @number int SET @number = 1")]
    [DataRow("SELECT * FROM OPENROWSET('x', 'y', 'z')")]
    [DataRow("SELECT * FROM OPENQUERY(other, 'DELETE FROM x')")]
    [DataRow("SELECT NEXT VALUE FOR ids")]
    [DataRow("SELECT nextval('ids')")]
    [DataRow("SELECT setval('ids', 1)")]
    [DataRow("SELECT pg_catalog.pg_sleep(10)")]
    [DataRow("SELECT \"pg_sleep\"(10)")]
    [DataRow("SELECT pg_sleep_for('1 h')")]
    [DataRow("SELECT PG_TERMINATE_BACKEND(pid) FROM pg_stat_activity")]
    [DataRow("SELECT pg_read_file('/etc/passwd')")]
    [DataRow("SELECT pg_ls_dir('/')")]
    [DataRow("SELECT lo_import('/etc/passwd')")]
    [DataRow("SELECT set_config('default_transaction_read_only', 'off', false)")]
    [DataRow("SELECT query_to_xml('DELETE FROM customers', true, true, '')")]
    [DataRow("SELECT dblink_exec('host=x', 'DELETE FROM y')")]
    [DataRow("SELECT pg_advisory_lock(1)")]
    [DataRow("SELECT pg_reload_conf()")]
    [DataRow("SELECT sleep(10)")]
    [DataRow("SELECT benchmark(1000000000, 1)")]
    [DataRow("SELECT load_file('/etc/passwd')")]
    [DataRow("SELECT get_lock('x', 10)")]
    [DataRow("SELECT load_extension('x')")]
    [DataRow("SELECT writefile('x', 'y')")]
    [DataRow("SELECT sys_exec('sh')")]
    [DataRow("SELECT @a := 1")]
    [DataRow("SELECT @unknown")]
    [DataRow("SELECT @since")]
    [DataRow("SELECT 'not ended")]
    [DataRow("SELECT \"not ended")]
    [DataRow("SELECT 1 /* not ended")]
    [DataRow("SELECT 1\0")]
    public void Reading_AnythingElse_IsRefused(string sql)
    {
        foreach (var kind in Kinds)
            Assert.IsNotNull(StatementCheck.Mistake(sql, kind, Purpose.ByNumber), $"{kind}: {sql}");
    }

    // What one database takes for a comment or a string, and another for a command.
    [TestMethod]
    [DataRow(DatabaseKind.MySql, "SELECT 1 --1 INTO OUTFILE '/tmp/x'")]
    [DataRow(DatabaseKind.MySql, "SELECT 1 /*! INTO OUTFILE '/tmp/x' */")]
    [DataRow(DatabaseKind.MySql, "SELECT 1 /*!50000 INTO OUTFILE '/tmp/x' */")]
    [DataRow(DatabaseKind.MySql, "SELECT 1 /*M! INTO OUTFILE '/tmp/x' */")]
    [DataRow(DatabaseKind.MySql, @"SELECT 'a\' INTO OUTFILE '/tmp/x' -- '")]
    [DataRow(DatabaseKind.MySql, "SELECT a#'\nINTO OUTFILE '/tmp/x'")]
    [DataRow(DatabaseKind.MySql, "SELECT 1 /* /* */ INTO OUTFILE '/tmp/x' -- */")]
    [DataRow(DatabaseKind.MySql, "SELECT $$ INTO OUTFILE '/tmp/x' $$")]
    [DataRow(DatabaseKind.PostgreSql, @"SELECT 'a\'; DELETE FROM customers --'")]
    [DataRow(DatabaseKind.PostgreSql, "SELECT $$ it's $$; DELETE FROM customers --'")]
    [DataRow(DatabaseKind.PostgreSql, "SELECT $a$ $b$ $a$; DELETE FROM customers -- $b$")]
    [DataRow(DatabaseKind.PostgreSql, "SELECT a$$; DELETE FROM customers; SELECT $$")]
    [DataRow(DatabaseKind.PostgreSql, "SELECT " + Backtick + "; DELETE FROM customers " + Backtick)]
    [DataRow(DatabaseKind.PostgreSql, "SELECT a[1]; DELETE FROM customers")]
    [DataRow(DatabaseKind.SqlServer, "SELECT [a]]]; DELETE FROM customers --]")]
    [DataRow(DatabaseKind.SqlServer, "SELECT " + Backtick + " DELETE customers " + Backtick)]
    [DataRow(DatabaseKind.Sqlite, "SELECT 1 /* /* */ ; DELETE FROM customers -- */")]
    [DataRow(DatabaseKind.Sqlite, @"SELECT 'a\'; DELETE FROM customers --'")]
    public void Reading_HiddenCommand_IsRefused(DatabaseKind kind, string sql) => Assert.IsNotNull(StatementCheck.Mistake(sql, kind, Purpose.ByNumber));

    [TestMethod]
    [DataRow("INSERT INTO calls (customer, started) VALUES (@id, @start)")]
    [DataRow("INSERT INTO calls SELECT id, @callId FROM customers WHERE id = @id RETURNING id AS \"Id\"")]
    [DataRow("UPDATE customers SET last_call = @start WHERE id = @id")]
    [DataRow("SELECT log_call(@id, @callId, @direction, @start, @duration, @number, @user)")]
    [DataRow("CALL log_call(@id, @callId)")]
    [DataRow("EXEC dbo.log_call @id, @callId, @caller, @called")]
    [DataRow("MERGE INTO calls USING (SELECT 1 AS one) s ON call_id = @callId WHEN NOT MATCHED THEN INSERT (call_id) VALUES (@callId)")]
    public void Writing_OneStatement_IsTaken(string sql)
    {
        foreach (var kind in Kinds)
            Assert.IsNull(StatementCheck.Mistake(sql, kind, Purpose.LogCall), $"{kind}: {sql}");
    }

    [TestMethod]
    [DataRow("DELETE FROM calls")]
    [DataRow("DROP TABLE calls")]
    [DataRow("TRUNCATE calls")]
    [DataRow("INSERT INTO calls VALUES (@id); DELETE FROM calls")]
    [DataRow("INSERT INTO calls VALUES (@id) DROP TABLE calls")]
    [DataRow("INSERT INTO calls VALUES (@phone)")]
    [DataRow("EXEC xp_cmdshell('dir')")]
    [DataRow("INSERT INTO calls VALUES (load_file('/etc/passwd'))")]
    public void Writing_AnythingElse_IsRefused(string sql)
    {
        foreach (var kind in Kinds)
            Assert.IsNotNull(StatementCheck.Mistake(sql, kind, Purpose.LogCall), $"{kind}: {sql}");
    }

    [TestMethod]
    public void Query_Parameters_AreThoseInUse()
    {
        var query = Query.Of("SELECT @number, '@digits', \"@suffix\", @NUMBER -- @limit\n FROM t WHERE a @> b", DatabaseKind.PostgreSql, Purpose.ByNumber);

        CollectionAssert.AreEqual(new[] { "number" }, query.Parameters.ToArray());
    }
}
