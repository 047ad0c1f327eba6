using Engine.Core.Search;
using PhoneNumbers;

namespace Engine.Benchmarks.Numbers;

/// <summary>How many of the true contacts are found, and how often a stranger stands beside them.</summary>
internal sealed record Recall(string Way, int Asked, int Found, int Sure, int WithStranger, int WithAnyStranger)
{
    public static Recall Measure(Book book, string way, IEnumerable<int> contacts, Func<TrueNumber, string> ask, Action<StoredContact, string> missed)
    {
        var (asked, found, sure, strange, any) = (0, 0, 0, 0, 0);
        foreach (var index in contacts)
        {
            var contact = book.Contacts[index];
            var query = ask(contact.Number);
            MatchQuality? best = null;
            var (hasStranger, hasAny) = (false, false);
            foreach (var (other, quality) in book.Find(query))
            {
                if (other == index)
                {
                    best = best is null || quality < best ? quality : best;
                }
                else if (!book.Contacts[other].Has(contact.Number.E164))
                {
                    hasAny = true;
                    hasStranger |= quality is MatchQuality.Exact or MatchQuality.National;
                }
            }

            asked++;
            if (best is null) missed(contact, query);
            else found++;
            if (best is not null and not MatchQuality.Suffix) sure++;
            if (hasStranger) strange++;
            if (hasAny) any++;
        }

        return new(way, asked, found, sure, strange, any);
    }

    public static string National(TrueNumber number)
    {
        var util = PhoneNumberUtil.GetInstance();
        return util.Format(util.Parse(number.E164, null), PhoneNumberFormat.NATIONAL);
    }
}
