using System.Collections.Frozen;

namespace Engine.Connectors.Database.Queries;

/// <summary>Words and functions that do more than read.</summary>
internal static class SideEffects
{
    /// <summary>
    /// Words that write or lock. SQL Server takes several statements without anything between them, so each is refused wherever it stands as a word of its own.
    /// </summary>
    public static readonly FrozenSet<string> Writes = Set(
        "INSERT UPDATE DELETE MERGE INTO EXEC EXECUTE CALL UPSERT HANDLER LOCK UPDLOCK XLOCK TABLOCK TABLOCKX HOLDLOCK PAGLOCK " +
        "DECLARE SET COPY LISTEN NOTIFY REFRESH REINDEX RESET DEALLOCATE ANALYZE");

    /// <summary>Words that change the database itself, or what is outside it.</summary>
    public static readonly FrozenSet<string> Never = Set(
        "CREATE ALTER DROP TRUNCATE GRANT REVOKE DENY ATTACH DETACH PRAGMA VACUUM BACKUP RESTORE SHUTDOWN KILL RECONFIGURE BULK OPENROWSET OPENQUERY OPENDATASOURCE " +
        "WAITFOR DBCC OUTFILE DUMPFILE LOAD_FILE INSTALL UNINSTALL COMMIT ROLLBACK SAVEPOINT PREPARE REVERT");

    private static readonly FrozenSet<string> Functions = Set(
        // PostgreSQL, "System Administration Functions", "Sequence Manipulation Functions", "Large Objects", "Mapping Tables to XML" (these run SQL given as text).
        "nextval setval set_config pg_cancel_backend pg_terminate_backend pg_reload_conf pg_rotate_logfile pg_notify pg_promote pg_switch_wal pg_create_restore_point " +
        "pg_start_backup pg_backup_start pg_stop_backup pg_backup_stop pg_stat_file pg_current_logfile pg_import_system_collations pg_export_snapshot pg_log_backend_memory_contexts " +
        "query_to_xml query_to_xmlschema query_to_xml_and_xmlschema cursor_to_xml table_to_xml schema_to_xml database_to_xml loread lowrite ts_stat " +
        // MySQL, "Locking Functions", "Miscellaneous Functions"; the last two are a well-known library's.
        "sleep benchmark load_file get_lock release_lock release_all_locks master_pos_wait source_pos_wait wait_for_executed_gtid_set last_insert_id sys_exec sys_eval " +
        // SQLite, the functions of its shell and of loading code.
        "load_extension readfile writefile edit fts3_tokenizer fsdir zipfile");

    private static readonly string[] Families =
    [
        "pg_sleep", "pg_read_", "pg_ls_", "pg_file_", "pg_advisory_", "pg_try_advisory_", "pg_logical_", "pg_replication_", "pg_create_", "pg_drop_", "pg_copy_", "pg_stat_reset",
        "pg_wal_", "lo_", "dblink", "xp_", "sp_", "fn_xe_file", "fn_get_audit",
    ];

    public static bool IsOf(SqlToken token) => token.Kind is SqlTokenKind.Word or SqlTokenKind.Quoted &&
        (Functions.Contains(token.Text) || Families.Any(family => token.Text.StartsWith(family, StringComparison.OrdinalIgnoreCase)));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
