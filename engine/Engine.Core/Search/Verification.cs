using Engine.Core.Explain;
using Engine.Sdk;

namespace Engine.Core.Search;

/// <summary>
/// Checks what a connector answered and keeps what it may answer with: records of its own book, well-formed and of bounded size, that really
/// fit the query; each once, best first.
/// </summary>
internal static class Verification
{
    public const int MaxFields = 200;
    public const int MaxNameLength = 100;
    public const int MaxValueLength = 4096;
    private const int MaxActions = 20;

    /// <exception cref="ConnectorException">There was no answer at all.</exception>
    public static IReadOnlyList<Candidate> Verify(IReadOnlyList<Contact?>? answered, int limit, AddressBookId book, SearchQuery query)
    {
        if (answered is null) throw new ConnectorException(ConnectorErrorKind.BadAnswer, "The connector answered null. Update it, or tell its author.");
        var notes = query.NotesOf(book);
        notes?.Judging(answered.Count);
        var seen = new HashSet<RecordKey>();
        var fitting = new List<Candidate>();
        foreach (var contact in answered.Take(limit))
        {
            if (Bounded(contact, book) is not { } bounded) notes?.Dropped(contact, contact is not null && contact.Key.Book != book ? DropReason.OtherBook : DropReason.Malformed);
            else if (!seen.Add(bounded.Key)) notes?.Dropped(bounded, DropReason.Twice);
            else if (query.Judge(bounded) is { } fit) fitting.Add(new Candidate(bounded, fit));
            else notes?.Dropped(bounded, DropReason.NoMatch);
        }

        // A stable sort: within one fit the CRM's own order stands.
        return [.. fitting.OrderBy(candidate => candidate.Fit)];
    }

    /// <summary>The contact with its sizes bounded and its display text made; null when it is not one of this book.</summary>
    public static Contact? Bounded(Contact? contact, AddressBookId book)
    {
        if (contact is null || contact.Key.Book != book || contact.Key.Id is null || contact.Fields is null) return null;
        var fields = contact.Fields.Take(MaxFields).Where(IsFilled).Select(Cut).ToList();
        return contact with
        {
            Fields = fields,
            DisplayText = string.IsNullOrWhiteSpace(contact.DisplayText) ? DisplayText.Of(contact.Key, fields) : Cut(contact.DisplayText),
            WebAddress = contact.WebAddress is { IsAbsoluteUri: true, Scheme: "http" or "https" } address ? address : null,
            Actions = contact.Actions is null ? [] : [.. contact.Actions.Take(MaxActions).Where(IsUsable)],
        };
    }

    private static bool IsFilled(ContactField? field) => field is not null && !string.IsNullOrWhiteSpace(field.Value);

    private static bool IsUsable(RecordAction? action) =>
        action is { ActionId: { Length: >= 1 and <= 64 } id, DisplayText.Length: >= 1 and <= MaxNameLength } && id.All(char.IsAsciiLetterOrDigit);

    private static ContactField Cut(ContactField field) => field.Name.Length <= MaxNameLength && field.Value.Length <= MaxValueLength
        ? field
        : new ContactField(field.Name[..Math.Min(field.Name.Length, MaxNameLength)], Cut(field.Value)) { Kind = field.Kind };

    // Never between the halves of a surrogate pair.
    private static string Cut(string text)
    {
        if (text.Length <= MaxValueLength) return text;
        return text[..(char.IsHighSurrogate(text[MaxValueLength - 1]) ? MaxValueLength - 1 : MaxValueLength)];
    }
}
