using System.Globalization;
using System.Text;

namespace Engine.Benchmarks.Contacts;

/// <summary>Draws what people and telephones ask for, from contacts all over the book.</summary>
internal sealed class Samples(ContactGenerator contacts)
{
    /// <summary>The user is in Germany: only numbers of that country are asked for in national form.</summary>
    public const string OwnNumber = "+493012345678";

    private const string OwnCountry = "DE";
    private const int SampleStream = int.MaxValue;

    public IReadOnlyList<Sample> International(int count) => Draw(count, 1, (contact, dice) => OwnNumberOf(contact, dice)?.E164);

    public IReadOnlyList<Sample> National(int count) => Draw(count, 2, (contact, dice) =>
        contact.Country.Code == OwnCountry ? OwnNumberOf(contact, dice)?.National : null);

    /// <summary>The last seven to nine digits.</summary>
    public IReadOnlyList<Sample> Endings(int count) => Draw(count, 3, (contact, dice) =>
        OwnNumberOf(contact, dice)?.Digits is { } digits ? digits[^(7 + dice.Below(3))..] : null);

    /// <summary>What stands in the box after so many keys.</summary>
    public IReadOnlyList<Sample> Prefixes(int count, int letters) => Draw(count, 10 + letters, (contact, dice) =>
        WordOf(contact, dice, letters) is { } word ? word[..letters] : null);

    public IReadOnlyList<Sample> Infixes(int count, int letters) => Draw(count, 20 + letters, (contact, dice) =>
        WordOf(contact, dice, letters + 2) is { } word ? word.Substring(1 + dice.Below(word.Length - letters - 1), letters) : null);

    /// <summary>The beginnings of first and last name, in either order.</summary>
    public IReadOnlyList<Sample> TwoWords(int count) => Draw(count, 30, (contact, dice) =>
    {
        if (WordsOf(contact.FirstName).FirstOrDefault() is not { Length: >= 3 } first) return null;
        if (WordsOf(contact.LastName).FirstOrDefault() is not { Length: >= 3 } last) return null;
        var (a, b) = (first[..(3 + dice.Below(first.Length - 2))], last[..(3 + dice.Below(last.Length - 2))]);
        return dice.Chance(50) ? $"{a} {b}" : $"{b} {a}";
    });

    private List<Sample> Draw(int count, int kind, Func<GeneratedContact, Dice, string?> ask)
    {
        var samples = new List<Sample>(count);
        for (var stream = 0UL; samples.Count < count; stream++)
        {
            var dice = new Dice(contacts.Seed + (ulong)kind, SampleStream + stream);
            var index = dice.Below(contacts.Count);
            if (ask(contacts[index], dice) is { } text) samples.Add(new Sample(text, index));
        }

        return samples;
    }

    private static PlainNumber? OwnNumberOf(GeneratedContact contact, Dice dice)
    {
        var own = contact.Numbers.Where(number => !number.IsShared).ToArray();
        return own.Length == 0 ? null : dice.Of(own);
    }

    // Last names are typed most.
    private static string? WordOf(GeneratedContact contact, Dice dice, int fewestLetters)
    {
        var source = dice.Below(100) switch { < 60 => contact.LastName, < 85 => contact.FirstName, _ => contact.Company ?? contact.LastName };
        var words = WordsOf(source).Where(word => word.Length >= fewestLetters).ToArray();
        return words.Length == 0 ? null : dice.Of(words);
    }

    // Words as everybody would cut them: an apostrophe or a hyphen leaves room for opinions.
    private static IEnumerable<string> WordsOf(string text) => text
        .Normalize(NormalizationForm.FormC)
        .ToLower(CultureInfo.InvariantCulture)
        .Split(' ')
        .Where(word => word.All(char.IsLetter));
}
