using Engine.Host.Web.Access;

namespace Engine.Host.Windows;

/// <summary>Brings the engine's pages up.</summary>
internal sealed class PageWindows(AccessLinks links, PublicAddress address, IWindowOpener opener)
{
    /// <summary>A link that lets a browser in once, for the local user alone.</summary>
    /// <param name="page">Such as <c>explorer</c>; empty for the first one.</param>
    public Uri LinkTo(string page) => new(address.Base, links.Create(page));

    /// <returns>Whether a window was asked for.</returns>
    public bool TryShow(string page) => opener.TryOpenOwnWindow(LinkTo(page));
}
