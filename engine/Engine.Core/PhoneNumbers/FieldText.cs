namespace Engine.Core.PhoneNumbers;

/// <summary>
/// The text of a field and its groups of digits; says what a run of groups is like. A run is given by its first group and the one behind it.
/// </summary>
internal readonly ref struct FieldText(ReadOnlySpan<char> text, ReadOnlySpan<DigitGroup> groups, NumberInterpreter interpreter)
{
    public const int MaxInternalDigits = 6;
    private const int FewestWithPlus = 5;

    // More digits than that are no single number; not even tried.
    private const int MostDigits = 40;

    public ReadOnlySpan<char> Text { get; } = text;

    public ReadOnlySpan<DigitGroup> Groups { get; } = groups;

    /// <summary>Whether there is a number long enough to make the short ones remarks.</summary>
    public bool HasFull()
    {
        for (var start = 0; start < Groups.Length; start = EndOfRun(start))
            if (CanBeNumber(start, EndOfRun(start))) return true;
        return false;
    }

    /// <summary>Behind the last group that goes on with this one.</summary>
    public int EndOfRun(int start)
    {
        var end = start + 1;
        while (end < Groups.Length && Groups[end].IsJoined) end++;
        return end;
    }

    public int NextSlash(int start, int end)
    {
        var next = start + 1;
        while (next < end && Groups[next].Gap != DigitGap.Slash) next++;
        return next;
    }

    public int DigitsIn(int start, int end)
    {
        var digits = 0;
        for (var i = start; i < end; i++) digits += Groups[i].Length;
        return digits;
    }

    public bool CanBeNumber(int start, int end) => DigitsIn(start, end) switch
    {
        > MostDigits => false,
        > MaxInternalDigits => true,
        var digits => Groups[start].HasPlus && digits >= FewestWithPlus,
    };

    public Interpretation Interpret(int start, int end)
    {
        Span<char> room = stackalloc char[MostDigits];
        var digits = Gather(start, end, room, out var zeroAt);
        return interpreter.Interpret(digits, Groups[start].HasPlus, zeroAt);
    }

    /// <summary>Whether it is a number with all that belongs to one, not completed from what the user has.</summary>
    public bool IsWhole(int start, int end) =>
        CanBeNumber(start, end) && Interpret(start, end) is { Certainty: Certainty.Valid, Number.Kind: PhoneNumberKind.Full };

    /// <summary>The digits of the run; empty when there are more than anybody has.</summary>
    public Digits DigitsOf(int start, int end)
    {
        Span<char> room = stackalloc char[MostDigits];
        return Digits.TryParse(Gather(start, end, room, out _), out var digits) ? digits : default;
    }

    public ReadOnlySpan<char> Before(int start) => Text[..Groups[start].Start];

    public ReadOnlySpan<char> After(int end) => Text[Groups[end - 1].End..];

    public ReadOnlySpan<char> Between(int group) => Text[Groups[group - 1].End..Groups[group].Start];

    public char FirstDigit(int group) => Text[Groups[group].Start];

    public int ValueOf(int group)
    {
        var value = 0;
        foreach (var digit in Text[Groups[group].Start..Math.Min(Groups[group].End, Groups[group].Start + 4)]) value = (value * 10) + digit - '0';
        return value;
    }

    // Of more digits than fit the first ones.
    private ReadOnlySpan<char> Gather(int start, int end, Span<char> room, out int zeroAt)
    {
        zeroAt = -1;
        var length = 0;
        for (var i = start; i < end; i++)
        {
            var group = Text[Groups[i].Start..Groups[i].End];
            if (Groups[i].IsBracketed && group is "0" && length > 0) zeroAt = length;
            if (group.Length > room.Length - length) group = group[..(room.Length - length)];
            group.CopyTo(room[length..]);
            length += group.Length;
        }

        return room[..length];
    }
}
