namespace Engine.Sdk;

/// <summary>Which way a call went, as the user sees it.</summary>
public enum CallDirection
{
    /// <summary>Someone called the user.</summary>
    Incoming = 0,

    /// <summary>The user called someone.</summary>
    Outgoing = 1,
}
