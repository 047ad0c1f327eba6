namespace Engine.Core.Connectors;

public enum ConnectorState
{
    /// <summary>Ready to open books.</summary>
    Loaded,

    /// <summary>Found but unusable; the entry's error says what to do.</summary>
    Failed,

    /// <summary>Switched off in the configuration; none of its code runs.</summary>
    Disabled,
}
