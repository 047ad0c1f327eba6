using Engine.Sdk.VCards;

namespace Engine.Connectors.LocalFiles.Files;

/// <summary>Follows a card's link to its picture: on the web for the client to load, or to a file below the book's folder.</summary>
/// <param name="root">The folder no link may leave.</param>
internal sealed class LinkedPicture(string root)
{
    /// <param name="link">What the card says.</param>
    /// <param name="path">The card's file, which relative links start from.</param>
    /// <returns>Null for anything else than an image inside the folder, a data URI or a web address.</returns>
    public Picture? Read(string link, string path)
    {
        link = link.Trim();
        return CardPicture.FromLink(link) ?? (LocalName(link) is { } name ? FromFile(name, path) : null);
    }

    private static string? LocalName(string link)
    {
        if (link.Length is 0 or > 1024 || link.Contains('\0', StringComparison.Ordinal))
            return null;
        if (!link.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            return link.Contains(':', StringComparison.Ordinal) && !Path.IsPathRooted(link) ? null : link; // cid: and the like
        // A host in it would send this user's credentials to whoever wrote the card.
        return Uri.TryCreate(link, UriKind.Absolute, out var address) && address.IsFile && address.Host.Length == 0 ? address.LocalPath : null;
    }

    private Picture? FromFile(string name, string path)
    {
        try
        {
            var full = Path.GetFullPath(name, Path.GetDirectoryName(path)!); // a file always has a folder
            if (!IsInside(full) || HasLinkOnTheWay(full))
                return null;
            var file = new FileInfo(full);
            return file is { Exists: true, Length: > 0 and <= Picture.MaxBytes } ? CardPicture.FromBytes(File.ReadAllBytes(full)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private bool IsInside(string full)
    {
        var below = Path.GetRelativePath(root, full);
        return below != "." && below != ".." && !below.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(below);
    }

    // A symbolic link below the folder could lead out of it.
    private bool HasLinkOnTheWay(string full)
    {
        for (var step = full; step is not null && step.Length > root.Length; step = Path.GetDirectoryName(step))
        {
            if (new FileInfo(step) is { Attributes: var attributes } && (int)attributes != -1 && attributes.HasFlag(FileAttributes.ReparsePoint))
                return true;
        }
        return false;
    }
}
