namespace Engine.Connectors.LocalFiles.Live;

/// <summary>The digits of all numbers in one run of bytes, searched from end to end: a few milliseconds for a million numbers.</summary>
internal sealed class NumberIndex
{
    private const byte Separator = (byte)'|';

    private readonly byte[] _digits;
    private readonly int[] _starts;

    private NumberIndex(byte[] digits, int[] starts)
    {
        _digits = digits;
        _starts = starts;
    }

    public static NumberIndex Build(IReadOnlyList<Contact> contacts)
    {
        var digits = new List<byte>(contacts.Count * 24);
        var starts = new int[contacts.Count];
        for (var i = 0; i < contacts.Count; i++)
        {
            starts[i] = digits.Count;
            digits.Add(Separator);
            foreach (var field in contacts[i].Fields)
            {
                if (field.Kind == ContactFieldKind.Telephone)
                    NumberDigits.Append(digits, field.Value, Separator);
            }
        }
        return new([.. digits], starts);
    }

    /// <summary>Indices of the contacts with a number that contains one of the spellings: those with the fewest other digits first.</summary>
    public IReadOnlyList<int> Find(IEnumerable<string> spellings, int limit, CancellationToken cancellationToken)
    {
        var best = new Dictionary<int, int>();
        foreach (var spelling in spellings)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var asked = new List<byte>();
            NumberDigits.AppendDigits(asked, spelling);
            if (asked.Count > 0)
                Find([.. asked], best);
        }
        return [.. best.OrderBy(found => found.Value).ThenBy(found => found.Key).Take(limit).Select(found => found.Key)];
    }

    private void Find(byte[] asked, Dictionary<int, int> best)
    {
        var from = 0;
        while (_digits.AsSpan(from).IndexOf(asked) is >= 0 and var at)
        {
            var hit = from + at;
            var index = Array.BinarySearch(_starts, hit) is >= 0 and var exact ? exact : ~Array.BinarySearch(_starts, hit) - 1;
            var before = hit - 1 - _digits.AsSpan(0, hit).LastIndexOf(Separator);
            var after = _digits.AsSpan(hit + asked.Length).IndexOf(Separator);
            if (after < 0)
                after = _digits.Length - hit - asked.Length;
            // Digits behind the asked ones make another number, or an extension; those before it are a country code more likely.
            var rank = before + 4 * after;
            if (!best.TryGetValue(index, out var known) || rank < known)
                best[index] = rank;
            from = hit + asked.Length;
        }
    }
}
