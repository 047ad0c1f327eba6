namespace Engine.Storage;

/// <summary>The engine's state cannot be read or written. The message is a sentence for the user, and says what to do.</summary>
public class StorageException : Exception
{
    internal StorageException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

/// <summary>Another running engine holds the data folder.</summary>
public sealed class DataFolderInUseException : StorageException
{
    internal DataFolderInUseException(string folder, Exception inner)
        : base($"The data folder {folder} is in use by another running engine. Stop that one, or start this one with a folder of its own (--data DIR).", inner)
    {
    }
}

/// <summary>The database was written by a later engine, and is left as it is.</summary>
public sealed class NewerDatabaseException : StorageException
{
    internal NewerDatabaseException(string file, string writtenBy, int schema, string engine, int known)
        : base($"The database {file} was written by {writtenBy} (schema {schema}); this is engine {engine}, which knows schemas up to {known}. "
            + "Start the later engine, or start this one with another folder (--data DIR).")
    {
    }
}

/// <summary>The database cannot be read. It is never deleted or replaced by the engine.</summary>
public sealed class DamagedDatabaseException : StorageException
{
    internal DamagedDatabaseException(string file, string reason, Exception? inner = null)
        : base($"The database {file} is damaged ({reason}). Put back a copy of it, or move it away to start with an empty one; "
            + "the engine leaves it as it is.", inner)
    {
    }
}
