namespace Engine.Host.Windows;

/// <summary>Brings an address up before the user; returns at once, and says whether a window was asked for: not where there is no screen, or none is wanted.</summary>
internal interface IWindowOpener
{
    /// <summary>In the browser the user has set.</summary>
    bool TryOpen(Uri address);

    /// <summary>A page of the engine, in a window of its own where there is a browser for that.</summary>
    bool TryOpenOwnWindow(Uri address);
}
