namespace Engine.Core.PhoneNumbers;

/// <summary>Tells digits of hours, dates and rooms from those of telephone numbers.</summary>
internal static class Remarks
{
    private const int LastHour = 24;

    /// <summary>Whether the whole run is a date, a span of hours, or what an account or a box is numbered by.</summary>
    public static bool Contains(FieldText field, int start, int end) =>
        !field.Groups[start].HasPlus &&
        (IsDate(field, start, end) || IsOfficeHours(field, start, end) || RemarkWords.PrecedeOtherNumbers(field.Before(start)));

    /// <summary>Without the 8-16h, the (24h), or the 17 Uhr where the number is none with it.</summary>
    /// <returns>Behind the last group that is left.</returns>
    public static int Strip(FieldText field, int start, int end)
    {
        var last = field.Groups[end - 1];
        if (last.Length > 2 || !RemarkWords.FollowDigits(field.After(end))) return end;
        if (end - start == 1) return start;
        if (IsHourSpan(field, start, end)) return end - 2;
        var isNoNumberWith = field.DigitsIn(start, end) <= FieldText.MaxInternalDigits || field.Interpret(start, end).Certainty != Certainty.Valid;
        return isNoNumberWith || field.Between(end - 1).EndsWith('(') ? end - 1 : end;
    }

    /// <summary>Where in a number the last few digits may be a remark, though it is one with them: after a bracket, a lone dash, as hours, as a storey.</summary>
    /// <returns>Behind the last group that is none; the end when there is no doubt.</returns>
    public static int Doubtful(FieldText field, int start, int end)
    {
        if (end - start < 2 || field.Groups[end - 1].Length > 3) return end;
        var isSpan = end - start > 2 && IsHourSpan(field, start, end);
        if (isSpan && field.ValueOf(end - 2) < field.ValueOf(end - 1) && field.ValueOf(end - 1) <= LastHour) return end - 2;
        var between = field.Between(end - 1);
        var isOrdinal = field.After(end) is ['.', ' ', var letter, ..] && char.IsLetter(letter);
        var isApart = isOrdinal || between.Contains('(') || between is " -";
        return isApart ? end - 1 : end;
    }

    /// <summary>Whether a short run may be an extension, by what stands around it.</summary>
    public static bool AllowInternal(FieldText field, int start, int end)
    {
        var before = field.Before(start);
        var after = field.After(end);
        if (RemarkWords.FollowDigits(after) || (after.Length > 0 && char.IsLetter(after[0]))) return false;
        if (!HasLetters(before)) return true;
        return !RemarkWords.PrecedeDigits(before) && (ExtensionWords.EndsWithMarker(before) || NumberLabels.EndWith(before));
    }

    public static bool HasLetters(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetter(c)) return true;
        return false;
    }

    private static bool IsHourSpan(FieldText field, int start, int end) =>
        end - start > 1 && field.Groups[end - 1].Length <= 2 && field.Groups[end - 2].Length <= 2 && field.Between(end - 1).Trim() is "-";

    // 31.12.2026, 12/31/2026, 2026-12-31
    private static bool IsDate(FieldText field, int start, int end)
    {
        if (end - start != 3 || field.Between(start + 1) is not ("." or "/" or "-")) return false;
        if (!field.Between(start + 1).SequenceEqual(field.Between(start + 2))) return false;
        var isYearFirst = field.Groups[start].Length == 4;
        var year = isYearFirst ? start : end - 1;
        if (field.Groups[year].Length != 4 || field.ValueOf(year) is < 1900 or > 2100) return false;
        for (var i = start; i < end; i++)
            if (i != year && (field.Groups[i].Length > 2 || field.ValueOf(i) is 0 or > 31)) return false;
        return true;
    }

    // 8.00-12.30
    private static bool IsOfficeHours(FieldText field, int start, int end)
    {
        if (end - start != 4 || field.Between(start + 1) is not "." || field.Between(start + 3) is not ".") return false;
        if (field.Between(start + 2).Trim() is not "-") return false;
        for (var i = start; i < end; i++)
            if (field.Groups[i].Length > 2 || field.ValueOf(i) > ((i - start) % 2 == 0 ? LastHour : 59)) return false;
        return true;
    }
}
