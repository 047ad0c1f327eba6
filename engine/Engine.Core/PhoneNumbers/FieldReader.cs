namespace Engine.Core.PhoneNumbers;

/// <summary>Finds the telephone numbers in one field: takes remarks, extensions and several numbers apart. Linear in the text's length.</summary>
internal ref struct FieldReader
{
    private const int FewestBeforeSlash = 6;
    private const int LongestExtension = 10;
    private const int LongestShortForm = 5;
    private const int LongestNumber = 17;
    private const int LongestExit = 3;

    private readonly FieldText _field;
    private readonly Span<PhoneNumber> _numbers;
    private readonly bool _isAsked;
    private readonly bool _hasFull;
    private int _count;
    private bool _isFull;

    private FieldReader(FieldText field, Span<PhoneNumber> numbers, bool isAsked)
    {
        _field = field;
        _numbers = numbers;
        _isAsked = isAsked;
        _hasFull = field.HasFull();
    }

    /// <param name="text">Cleaned.</param>
    /// <param name="interpreter">Says what digits mean where the field is from.</param>
    /// <param name="numbers">Takes the numbers, as many as there is room for.</param>
    /// <param name="isAsked">Whether somebody searches for it: then it is one number, or the end of one.</param>
    /// <returns>How many there are.</returns>
    public static int Read(ReadOnlySpan<char> text, NumberInterpreter interpreter, Span<PhoneNumber> numbers, bool isAsked = false)
    {
        Span<DigitGroup> groups = stackalloc DigitGroup[DigitGroup.Most];
        var field = new FieldText(text, groups[..DigitGroup.Find(text, groups)], interpreter);
        if (field.Groups.IsEmpty) return 0;
        var reader = new FieldReader(field, numbers, isAsked);
        if (!reader._hasFull && reader.ReadUnlikely(interpreter)) return reader._count;
        for (var start = 0; start < field.Groups.Length;)
        {
            var end = field.EndOfRun(start);
            reader.ReadRun(start, end);
            start = end;
        }

        return reader._count;
    }

    // Spelled in letters; or held together by signs that otherwise stand between numbers, such as 020,7946,0018.
    private bool ReadUnlikely(NumberInterpreter interpreter)
    {
        var groups = _field.Groups;
        if (Vanity.Read(_field.Text, groups[0], interpreter) is { } vanity) Add(vanity);
        else if (groups.Length > 1 && !Remarks.HasLetters(_field.Text[groups[0].Start..groups[^1].End]) && _field.IsWhole(0, groups.Length))
            Add(_field.Interpret(0, groups.Length).Number);
        return _count > 0;
    }

    private void ReadRun(int start, int end)
    {
        if (_field.Groups[start].Gap == DigitGap.Extension && _count > 0) start = ReadExtension(start, end);
        if (start < end && !_isAsked && Remarks.Contains(_field, start, end)) return;
        if (start < end) end = Remarks.Strip(_field, start, end);
        if (start == end) return;
        if (_field.DigitsIn(start, end) > FieldText.MaxInternalDigits || _field.Groups[start].HasPlus) ReadNumbers(start, end);
        else if (!_hasFull && Remarks.AllowInternal(_field, start, end)) Add(_field.Interpret(start, end).Number);
    }

    // Groups that make sense together are one number; otherwise a beginning that does, and what follows.
    private void ReadNumbers(int start, int end)
    {
        while (true)
        {
            if (ReadSlashed(start, end)) return;
            var whole = _field.Interpret(start, end);
            if (whole.Certainty != Certainty.None || end - start == 1 || (_isAsked && _field.DigitsIn(start, end) <= LongestNumber))
            {
                Add(whole.Number);
                if (!_isAsked) AddDoubts(start, end, whole.Number);
                return;
            }

            var split = end - 1;
            while (split > start && !(_field.CanBeNumber(split, end) && _field.IsWhole(start, split))) split--;
            if (split == start)
            {
                ReadPart(start, end, whole.Number);
                return;
            }

            Add(_field.Interpret(start, split).Number);
            start = split;
            if (Remarks.Contains(_field, start, end)) return;
        }
    }

    // Digits of a remark before or after a number, or of a country that was only assumed: the largest part that is a number, and the whole.
    private void ReadPart(int start, int end, in PhoneNumber whole)
    {
        var last = end - 1;
        while (last > start && !_field.IsWhole(start, last)) last--;
        var first = start + 1;
        while (first < end && (_field.Groups[start].HasPlus || !_field.IsWhole(first, end))) first++;
        var hasFirst = last > start && (first == end || _field.DigitsIn(start, last) >= _field.DigitsIn(first, end));
        if (hasFirst) Add(_field.Interpret(start, last).Number);
        else if (first < end) Add(_field.Interpret(first, end).Number);
        Add(whole);
    }

    private void AddDoubts(int start, int end, in PhoneNumber read)
    {
        if (read.Kind != PhoneNumberKind.Full) return;

        // 0114 697 5385 of Sheffield leads to Sweden from where 011 leads abroad. Who means that leaves a blank behind it.
        var first = _field.Groups[start];
        var mayBeMisled = !first.HasPlus && first.Length > LongestExit && _field.FirstDigit(start) == '0' && _field.Text[first.Start + 1] != '0' &&
            _field.DigitsIn(start, end) - read.National.Length >= LongestExit;
        if (mayBeMisled && _field.DigitsOf(start, end) is { IsEmpty: false } digits) Add(new() { National = digits, Kind = PhoneNumberKind.Unclear });
        var rest = Remarks.Doubtful(_field, start, end);
        if (rest < end && _field.IsWhole(start, rest)) Add(AsUnclear(_field.Interpret(start, rest).Number));
    }

    // 1234 / 5678 are two numbers, the second cut short; 0732/2468 is one, and in 2468/12 nobody can tell.
    private bool ReadSlashed(int start, int end)
    {
        for (var slash = _field.NextSlash(start, end); slash < end; slash = _field.NextSlash(slash, end))
        {
            if (!_field.CanBeNumber(start, slash)) continue;
            var left = _field.Interpret(start, slash);
            if (left.Certainty != Certainty.Valid || left.Number.National.Length < FewestBeforeSlash) continue;
            if (IsShortForm(slash, end, left.Number))
            {
                ReadShortForms(start, slash, end, left.Number);
            }
            else
            {
                Add(left.Number);
                if (_field.CanBeNumber(slash, end)) ReadNumbers(slash, end);
            }

            return true;
        }

        return false;
    }

    private readonly bool IsShortForm(int start, int runEnd, in PhoneNumber before)
    {
        var end = _field.NextSlash(start, runEnd);
        var digits = _field.DigitsIn(start, end);
        if (digits >= before.National.Length || _field.IsWhole(start, end) || _field.IsWhole(start, runEnd)) return false;
        return digits <= LongestShortForm || _field.FirstDigit(start) != '0';
    }

    private void ReadShortForms(int start, int slash, int end, in PhoneNumber left)
    {
        var whole = _field.Interpret(start, end);
        var isOne = whole.Certainty == Certainty.Valid && _field.Text[_field.Groups[slash].Start - 1] != ' ';
        Add(isOne ? whole.Number : left);
        if (isOne) Add(AsUnclear(left));
        for (int piece = slash, next; piece < end; piece = next)
        {
            next = _field.NextSlash(piece, end);
            var second = WithEnding(left, _field.DigitsOf(piece, next));
            Add(isOne ? AsUnclear(second) : second);
        }

        if (!isOne && whole.Certainty == Certainty.Valid) Add(AsUnclear(whole.Number));
    }

    private static PhoneNumber WithEnding(in PhoneNumber number, Digits ending) => number with
    {
        National = Digits.Concat(number.National.WithoutLast(ending.Length), ending),
        Tail = number.Tail.Length > ending.Length ? Digits.Concat(number.Tail.WithoutLast(ending.Length), ending) : default,
    };

    private static PhoneNumber AsUnclear(in PhoneNumber number) => new() { National = number.All, Kind = PhoneNumberKind.Unclear };

    /// <returns>Where what is no extension begins.</returns>
    private int ReadExtension(int start, int end)
    {
        var isNumber = _field.CanBeNumber(start, end) && _field.Interpret(start, end).Certainty != Certainty.None;
        if (_field.Groups[start].HasPlus || isNumber) return start;
        var last = _field.DigitsIn(start, end) <= LongestExtension ? end : start + 1;
        if (_field.DigitsIn(start, last) > LongestExtension) return start;
        if (!_isFull) _numbers[_count - 1] = _numbers[_count - 1] with { Extension = _field.DigitsOf(start, last), Tail = default };
        return last;
    }

    private void Add(in PhoneNumber number)
    {
        if (_count < _numbers.Length) _numbers[_count++] = number;
        else _isFull = true;
    }
}
