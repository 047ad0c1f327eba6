namespace Engine.Core.PhoneNumbers;

/// <summary>Finds the telephone numbers in one field: takes remarks, extensions and several numbers apart. Linear in the text's length.</summary>
internal ref struct FieldReader
{
    private const int MaxInternalDigits = 6;
    private const int FewestWithPlus = 5;
    private const int FewestBeforeSlash = 6;
    private const int LongestExtension = 10;
    private const int LongestShortForm = 5;
    private const int LongestNumber = 17;
    private const int LongestExit = 3;

    // More digits than that are no single number; not even tried.
    private const int MostDigits = 40;

    private readonly NumberInterpreter _interpreter;
    private readonly ReadOnlySpan<char> _text;
    private readonly ReadOnlySpan<DigitGroup> _groups;
    private readonly Span<PhoneNumber> _numbers;
    private readonly bool _hasFull;
    private readonly bool _isAsked;
    private int _count;
    private bool _isFull;

    private FieldReader(ReadOnlySpan<char> text, ReadOnlySpan<DigitGroup> groups, NumberInterpreter interpreter, Span<PhoneNumber> numbers, bool isAsked)
    {
        _text = text;
        _groups = groups;
        _interpreter = interpreter;
        _numbers = numbers;
        _isAsked = isAsked;
        for (var start = 0; start < groups.Length && !_hasFull; start = EndOfRun(start))
        {
            var digits = DigitsIn(start, EndOfRun(start));
            _hasFull = digits > MaxInternalDigits || (groups[start].HasPlus && digits >= FewestWithPlus);
        }
    }

    /// <param name="text">Cleaned.</param>
    /// <param name="interpreter">Says what digits mean where the field is from.</param>
    /// <param name="numbers">Takes the numbers, as many as there is room for.</param>
    /// <param name="isAsked">Whether somebody searches for it: then it is one number, or the end of one.</param>
    /// <returns>How many there are.</returns>
    public static int Read(ReadOnlySpan<char> text, NumberInterpreter interpreter, Span<PhoneNumber> numbers, bool isAsked = false)
    {
        Span<DigitGroup> groups = stackalloc DigitGroup[DigitGroup.Most];
        var reader = new FieldReader(text, groups[..DigitGroup.Find(text, groups)], interpreter, numbers, isAsked);
        return reader.ReadAll();
    }

    private int ReadAll()
    {
        if (!_hasFull && _groups.Length > 0 && Vanity.Read(_text, _groups[0], _interpreter) is { } vanity)
        {
            Add(vanity);
            return _count;
        }

        for (var start = 0; start < _groups.Length;)
        {
            var end = EndOfRun(start);
            ReadRun(start, end);
            start = end;
        }

        return _count;
    }

    private void ReadRun(int start, int end)
    {
        if (_groups[start].Gap == DigitGap.Extension && _count > 0) start = ReadExtension(start, end);
        if (start < end) end = WithoutHours(start, end);
        if (start == end) return;
        if (DigitsIn(start, end) > MaxInternalDigits || _groups[start].HasPlus) ReadNumbers(start, end);
        else if (!_hasFull && MayBeInternal(start, end)) Add(Interpret(start, end).Number);
    }

    // Groups that make sense together are one number; otherwise the longest beginning that does, and what follows.
    private void ReadNumbers(int start, int end)
    {
        while (true)
        {
            if (ReadSlashed(start, end)) return;
            var whole = Interpret(start, end);
            if (whole.Certainty != Certainty.None || end - start == 1 || (_isAsked && DigitsIn(start, end) <= LongestNumber))
            {
                Add(whole.Number);
                if (MayBeMisled(start, end, whole.Number)) AddUnclear(start, end);
                return;
            }

            var split = end - 1;
            while (split > start && !IsWhole(start, split)) split--;
            if (split == start || !CanBeNumber(split, end))
            {
                AddPart(start, split, end, whole.Number);
                return;
            }

            Add(Interpret(start, split).Number);
            start = split;
        }
    }

    // Digits of a remark before or after a number, or a country that was only assumed: the part is a number, the whole may be one.
    private void AddPart(int start, int split, int end, in PhoneNumber whole)
    {
        var first = start;
        while (split == start && first < end && !(first > start && IsWhole(first, end))) first++;
        if (split > start) Add(Interpret(start, split).Number);
        else if (first < end) Add(Interpret(first, end).Number);
        Add(whole);
    }

    // 0114 697 5385 of Sheffield leads to Sweden from where 011 leads abroad. Who means that leaves a blank behind it.
    private readonly bool MayBeMisled(int start, int end, in PhoneNumber read) =>
        !_groups[start].HasPlus && read.Kind == PhoneNumberKind.Full && _groups[start].Length > LongestExit && _text[_groups[start].Start] == '0' &&
        _text[_groups[start].Start + 1] != '0' && DigitsIn(start, end) - read.National.Length >= LongestExit;

    private void AddUnclear(int start, int end)
    {
        Span<char> room = stackalloc char[MostDigits];
        if (Digits.TryParse(Gather(start, end, room, out _), out var digits)) Add(new PhoneNumber { National = digits, Kind = PhoneNumberKind.Unclear });
    }

    private readonly bool IsWhole(int start, int end) =>
        CanBeNumber(start, end) && Interpret(start, end) is { Certainty: Certainty.Valid, Number.Kind: PhoneNumberKind.Full };

    // 1234 / 5678 are two numbers, the second cut short; 0732/2468 is one, and in 2468/12 nobody can tell.
    private bool ReadSlashed(int start, int end)
    {
        for (var slash = start + 1; slash < end; slash++)
        {
            if (_groups[slash].Gap != DigitGap.Slash || !CanBeNumber(start, slash)) continue;
            var left = Interpret(start, slash);
            if (left.Certainty != Certainty.Valid || left.Number.National.Length < FewestBeforeSlash) continue;
            if (!IsShortForm(slash, NextSlash(slash, end), end, left.Number))
            {
                Add(left.Number);
                if (CanBeNumber(slash, end)) ReadNumbers(slash, end);
                return true;
            }

            var whole = Interpret(start, end);
            var isOne = whole.Certainty == Certainty.Valid && _text[_groups[slash].Start - 1] != ' ';
            Add(isOne ? whole.Number : left.Number);
            if (isOne) Add(AsUnclear(left.Number));
            for (int piece = slash, next; piece < end; piece = next)
            {
                next = NextSlash(piece, end);
                var second = WithEnding(left.Number, piece, next);
                Add(isOne ? AsUnclear(second) : second);
            }

            if (!isOne && whole.Certainty == Certainty.Valid) Add(AsUnclear(whole.Number));
            return true;
        }

        return false;
    }

    private readonly bool IsShortForm(int start, int end, int runEnd, in PhoneNumber before)
    {
        var digits = DigitsIn(start, end);
        if (digits >= before.National.Length || IsWhole(start, end) || IsWhole(start, runEnd)) return false;
        return digits <= LongestShortForm || _text[_groups[start].Start] != '0';
    }

    private readonly PhoneNumber WithEnding(in PhoneNumber number, int start, int end)
    {
        Span<char> room = stackalloc char[MostDigits];
        if (!Digits.TryParse(Gather(start, end, room, out _), out var ending)) return number;
        var tail = number.Tail.Length > ending.Length ? Digits.Concat(number.Tail.WithoutLast(ending.Length), ending) : default;
        return number with { National = Digits.Concat(number.National.WithoutLast(ending.Length), ending), Tail = tail };
    }

    private static PhoneNumber AsUnclear(in PhoneNumber number) => new() { National = number.All, Kind = PhoneNumberKind.Unclear };

    /// <returns>Where what is no extension begins.</returns>
    private int ReadExtension(int start, int end)
    {
        var digits = DigitsIn(start, end);
        if (_groups[start].HasPlus || (CanBeNumber(start, end) && Interpret(start, end).Certainty != Certainty.None)) return start;
        var last = digits <= LongestExtension ? end : start + 1;
        if (DigitsIn(start, last) > LongestExtension) return start;

        Span<char> room = stackalloc char[MostDigits];
        if (!_isFull && Digits.TryParse(Gather(start, last, room, out _), out var extension))
            _numbers[_count - 1] = _numbers[_count - 1] with { Extension = extension, Tail = default };
        return last;
    }

    // 8-16h, (24h), and 17 Uhr where the number is none with it.
    private readonly int WithoutHours(int start, int end)
    {
        var last = _groups[end - 1];
        if (last.Length > 2 || !RemarkWords.FollowDigits(_text[last.End..])) return end;
        if (end - start == 1) return start;
        var between = _text[_groups[end - 2].End..last.Start].Trim();
        if (between is "-" && _groups[end - 2].Length <= 2) return end - 2;
        return between.EndsWith('(') || DigitsIn(start, end) <= MaxInternalDigits || Interpret(start, end).Certainty != Certainty.Valid ? end - 1 : end;
    }

    private readonly bool MayBeInternal(int start, int end)
    {
        var before = _text[.._groups[start].Start];
        var after = _text[_groups[end - 1].End..];
        if (RemarkWords.FollowDigits(after) || (after.Length > 0 && char.IsLetter(after[0]))) return false;
        if (!HasLetters(before)) return true;
        return !RemarkWords.PrecedeDigits(before) && (ExtensionWords.EndsWithMarker(before) || NumberLabels.EndWith(before));
    }

    private static bool HasLetters(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetter(c)) return true;
        return false;
    }

    private readonly int EndOfRun(int start)
    {
        var end = start + 1;
        while (end < _groups.Length && _groups[end].IsJoined) end++;
        return end;
    }

    private readonly int NextSlash(int start, int end)
    {
        var next = start + 1;
        while (next < end && _groups[next].Gap != DigitGap.Slash) next++;
        return next;
    }

    private readonly int DigitsIn(int start, int end)
    {
        var digits = 0;
        for (var i = start; i < end; i++) digits += _groups[i].Length;
        return digits;
    }

    private readonly bool CanBeNumber(int start, int end) => DigitsIn(start, end) switch
    {
        > MostDigits => false,
        > MaxInternalDigits => true,
        var digits => _groups[start].HasPlus && digits >= FewestWithPlus,
    };

    private readonly Interpretation Interpret(int start, int end)
    {
        Span<char> room = stackalloc char[MostDigits];
        var digits = Gather(start, end, room, out var zeroAt);
        return _interpreter.Interpret(digits, _groups[start].HasPlus, zeroAt);
    }

    // Of more digits than fit the first ones.
    private readonly ReadOnlySpan<char> Gather(int start, int end, Span<char> room, out int zeroAt)
    {
        zeroAt = -1;
        var length = 0;
        for (var i = start; i < end; i++)
        {
            var group = _text[_groups[i].Start.._groups[i].End];
            if (_groups[i].IsBracketed && group is "0" && length > 0) zeroAt = length;
            if (group.Length > room.Length - length) group = group[..(room.Length - length)];
            group.CopyTo(room[length..]);
            length += group.Length;
        }

        return room[..length];
    }

    private void Add(in PhoneNumber number)
    {
        if (_count < _numbers.Length) _numbers[_count++] = number;
        else _isFull = true;
    }
}
