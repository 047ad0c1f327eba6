using System.Text;

namespace Engine.Connectors.Outlook;

/// <summary>
/// The mailbox's contacts in memory, for a book that is not cached: each search first reads what has changed, and then compares here what Graph cannot compare
/// there. For several threads at once.
/// </summary>
internal sealed class LiveContacts(Func<string?, CancellationToken, IAsyncEnumerable<FeedPage>> read)
{
    private const int SharedDigits = 9; // two spellings of one number have these in common at least
    private const int FewestDigits = 7; // below that it is an internal number

    private readonly OneAtATime _turns = new();
    private readonly Dictionary<RecordKey, LiveContact> _contacts = [];
    private string? _token;

    public Task<IReadOnlyList<Contact>> FindAsync(NumberQuery query, CancellationToken cancellationToken)
    {
        var end = query.Digits.Length > SharedDigits ? query.Digits[^SharedDigits..] : query.Digits;
        bool IsMatch(string number) => end.Length < FewestDigits ? number == end : number.Contains(end, StringComparison.Ordinal);
        return FindAsync(contact => contact.Numbers.Any(IsMatch), query.Limit, cancellationToken);
    }

    public Task<IReadOnlyList<Contact>> FindAsync(NameQuery query, CancellationToken cancellationToken)
    {
        var words = query.Words.Select(Fold).Where(word => word.Length > 0).ToList();
        return FindAsync(contact => words.Count > 0 && words.All(word => Begins(contact.Text, word)), query.Limit, cancellationToken);
    }

    private Task<IReadOnlyList<Contact>> FindAsync(Func<LiveContact, bool> isMatch, int limit, CancellationToken cancellationToken) =>
        _turns.RunAsync<IReadOnlyList<Contact>>(async () =>
        {
            await RefreshAsync(cancellationToken).ConfigureAwait(false);
            return [.. _contacts.Values.Where(isMatch).OrderBy(contact => contact.Text, StringComparer.Ordinal).ThenBy(contact => contact.Contact.Key.Id, StringComparer.Ordinal)
                .Take(limit).Select(contact => contact.Contact)];
        }, cancellationToken);

    // What was read before a search was given up is kept: the next one goes on there.
    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_token is null) _contacts.Clear();
            await foreach (var page in read(_token, cancellationToken).ConfigureAwait(false))
            {
                foreach (var gone in page.Removed) _contacts.Remove(gone);
                foreach (var contact in page.Contacts) _contacts[contact.Key] = LiveContact.Of(contact);
                _token = page.Token;
            }
        }
        catch (ConnectorException expired) when (expired.Kind == ConnectorErrorKind.FeedTokenExpired && _token is not null)
        {
            _token = null;
            await RefreshAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool Begins(string text, string word)
    {
        for (var i = text.IndexOf(word, StringComparison.Ordinal); i >= 0; i = text.IndexOf(word, i + 1, StringComparison.Ordinal))
            if (i == 0 || !char.IsLetterOrDigit(text[i - 1])) return true;
        return false;
    }

    // Without case and accents.
    private static string Fold(string text) => string.Concat(text.Normalize(NormalizationForm.FormKD)
        .Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))).ToUpperInvariant();

    private sealed record LiveContact(Contact Contact, string Text, IReadOnlyList<string> Numbers)
    {
        public static LiveContact Of(Contact contact)
        {
            var isNumber = contact.Fields.ToLookup(field => field.Kind == ContactFieldKind.Telephone, field => field.Value);
            var numbers = isNumber[true].Select(number => string.Concat(number.Where(char.IsDigit).Select(CharUnicodeInfo.GetDecimalDigitValue)));
            return new(contact, Fold(string.Join('\n', isNumber[false])), [.. numbers]);
        }
    }
}
