namespace Engine.Sdk.Http;

/// <summary>The way through a list in pages: notices where a CRM leads back to a page that was read, which nobody would ever come to the end of. For one reading.</summary>
public sealed class PageTrail
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Goes on to a page.</summary>
    /// <param name="next">What the page before told, as <see cref="RecordPage{T}.Next"/>; null where the list ends.</param>
    /// <returns>The same.</returns>
    /// <exception cref="ConnectorException"><see cref="ConnectorErrorKind.BadAnswer"/>: the page was read already.</exception>
    public string? Follow(string? next) => next is null || IsNew(next)
        ? next
        : throw new ConnectorException(ConnectorErrorKind.BadAnswer, "The CRM's list has no end: it leads back to a page that was read already.");

    /// <summary>Whether the page was not read yet; from now on it counts as read.</summary>
    internal bool IsNew(string next) => _read.Add(next);
}
