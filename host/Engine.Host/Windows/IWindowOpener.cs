namespace Engine.Host.Windows;

/// <summary>Brings an address up before the user.</summary>
internal interface IWindowOpener
{
    /// <summary>Returns at once. Where there is no screen, or no browser is wanted, the log says where to look instead.</summary>
    void Open(Uri address);
}
