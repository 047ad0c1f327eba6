using System.Buffers;
using System.Text;

namespace Engine.Connectors.LocalFiles.Live;

/// <summary>The folded words of all contacts in one run of bytes: of each first its names, then its company, then everything else.</summary>
internal sealed class NameIndex
{
    private const byte NewContact = 1;
    private const byte NewKind = 2;
    private const int OtherTextBytes = 4096;
    private const int NotFound = int.MaxValue;

    private readonly byte[] _words;
    private readonly int[] _starts;

    private NameIndex(byte[] words, int[] starts)
    {
        _words = words;
        _starts = starts;
    }

    public static NameIndex Build(IReadOnlyList<Contact> contacts)
    {
        var words = new ArrayBufferWriter<byte>(Math.Max(256, contacts.Count * 96));
        var starts = new int[contacts.Count];
        for (var i = 0; i < contacts.Count; i++)
        {
            starts[i] = words.WrittenCount;
            words.Write([NewContact]);
            Append(words, contacts[i], field => field.Name is WellKnownFields.FirstName or WellKnownFields.LastName or WellKnownFields.ContactName or "Nickname");
            words.Write([(byte)' ', NewKind]);
            Append(words, contacts[i], field => field.Name is WellKnownFields.CompanyName);
            words.Write([(byte)' ', NewKind]);
            Append(words, contacts[i], IsOther);
            words.Write([(byte)' ']);
        }
        return new(words.WrittenSpan.ToArray(), starts);
    }

    /// <summary>
    /// Indices of the contacts that hold every word: names before company before other texts, whole words before beginnings before middles, then as in the files.
    /// </summary>
    public IReadOnlyList<int> Find(IEnumerable<string> texts, int limit, CancellationToken cancellationToken)
    {
        var words = Folding.Words(texts).OrderByDescending(word => word.Length).Take(16).ToArray();
        if (words.Length == 0)
            return [];
        var found = new List<(int Rank, int Index)>();
        var patterns = Array.ConvertAll(words, Pattern);
        var from = 0;
        while (_words.AsSpan(from).IndexOf(patterns[0]) is >= 0 and var at)
        {
            if (found.Count % 1024 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var index = IndexAt(from + at);
            var end = index + 1 < _starts.Length ? _starts[index + 1] : _words.Length;
            var rank = Rank(_words.AsSpan(_starts[index], end - _starts[index]), patterns);
            if (rank != NotFound)
                found.Add((rank, index));
            from = end;
        }
        found.Sort();
        return [.. found.Take(limit).Select(hit => hit.Index)];
    }

    // A word may stand in the middle of another from three letters on; Chinese and Japanese have no blanks between words at all.
    private static byte[] Pattern(byte[] word)
    {
        var text = Encoding.UTF8.GetString(word);
        var isWithoutBlanks = text[0] is >= '\u2E80' and <= '\uD7FF' or >= '\uF900' and <= '\uFAFF' or >= '\u0E00' and <= '\u0E7F' || char.IsSurrogate(text[0]);
        return isWithoutBlanks || text.Length >= 3 ? word : [(byte)' ', .. word];
    }

    private static int Rank(ReadOnlySpan<byte> contact, byte[][] patterns)
    {
        var sum = 0;
        foreach (var pattern in patterns)
        {
            var rank = Rank(contact, pattern);
            if (rank == NotFound)
                return NotFound;
            sum += rank;
        }
        return sum;
    }

    // Names 0 to 2, company 4 to 6, others 8 to 10.
    private static int Rank(ReadOnlySpan<byte> contact, byte[] pattern)
    {
        var best = NotFound;
        var kind = 0;
        var from = 0;
        while (contact[from..].IndexOf(pattern) is >= 0 and var next)
        {
            var at = from + next;
            kind += 4 * contact[from..at].Count(NewKind);
            var isStart = pattern[0] == ' ' || contact[at - 1] == ' '; // never the first byte: that is NewContact
            var isWhole = isStart && contact[at + pattern.Length] == ' '; // nor the last: that is a blank
            best = Math.Min(best, kind + (isWhole ? 0 : isStart ? 1 : 2));
            if (best <= kind)
                break;
            from = at + pattern.Length - 1;
        }
        return best;
    }

    private int IndexAt(int offset) => Array.BinarySearch(_starts, offset) is >= 0 and var exact ? exact : ~Array.BinarySearch(_starts, offset) - 1;

    private static bool IsOther(ContactField field) => field.Kind != ContactFieldKind.Telephone && field.Name is not
        (WellKnownFields.FirstName or WellKnownFields.LastName or WellKnownFields.ContactName or WellKnownFields.CompanyName or "Nickname");

    private static void Append(ArrayBufferWriter<byte> words, Contact contact, Func<ContactField, bool> isWanted)
    {
        var before = words.WrittenCount;
        foreach (var field in contact.Fields)
        {
            if (isWanted(field) && words.WrittenCount - before < OtherTextBytes)
                Folding.AppendWords(words, field.Value.Length <= OtherTextBytes ? field.Value : field.Value[..OtherTextBytes]);
        }
    }
}
