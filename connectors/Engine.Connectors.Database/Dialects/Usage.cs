namespace Engine.Connectors.Database.Dialects;

/// <summary>What a connection is for.</summary>
internal enum Usage
{
    /// <summary>Quick reading, for somebody who waits.</summary>
    Search,

    /// <summary>Reading everything, for a copy.</summary>
    Feed,

    /// <summary>Logging a call: the only ones that may write.</summary>
    Write,
}
