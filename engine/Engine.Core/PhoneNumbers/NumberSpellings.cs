using Engine.Sdk;
using Lib = global::PhoneNumbers;

namespace Engine.Core.PhoneNumbers;

/// <summary>Plans what to ask a CRM for: the fewest spellings that miss no true match by the CRM's way of matching.</summary>
public static class NumberSpellings
{
    private const int SharedDigits = 9;

    /// <returns>Most promising first; empty for <see cref="NumberMatching.None"/>.</returns>
    public static IReadOnlyList<string> For(PhoneNumber asked, NumberMatching matching, PhoneNumberReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return matching switch
        {
            NumberMatching.None => [],
            NumberMatching.Normalised => [WholeOf(asked) ?? asked.National.ToText()],
            NumberMatching.Digits => [ShortestTail(asked, reader)],
            NumberMatching.Contains => [.. Written(asked).Select(LastGroup).Prepend(ShortestTail(asked, reader)).Distinct()],
            _ => [.. Written(asked)],
        };
    }

    // What every way to write the number ends with: the local part where the area is the user's own, otherwise the last nine digits.
    private static string ShortestTail(PhoneNumber asked, PhoneNumberReader reader)
    {
        var digits = asked.Tail is { IsEmpty: false } tail && tail.Length < asked.National.Length ? tail : asked.National;
        var area = reader.OwnArea;
        var isOfOwnArea = asked.Kind == PhoneNumberKind.Full && !area.IsEmpty && digits.Length > area.Length + 4 && digits.StartsWith(area);
        return digits.Last(isOfOwnArea ? digits.Length - area.Length : SharedDigits).ToText();
    }

    private static IEnumerable<string> Written(PhoneNumber asked)
    {
        if (WholeOf(asked) is not { } e164) return [asked.National.ToText()];
        var util = Lib.PhoneNumberUtil.GetInstance();
        var parsed = util.Parse(e164, null);
        var national = util.Format(parsed, Lib.PhoneNumberFormat.NATIONAL);
        return ((string[])
        [
            e164,
            util.Format(parsed, Lib.PhoneNumberFormat.INTERNATIONAL),
            national,
            string.Concat(national.Where(char.IsAsciiDigit)),
            e164[1..],
            "00" + e164[1..],
            // Somebody of the same town may have stored it without its area code too.
            .. asked.Kind == PhoneNumberKind.Local && !asked.Tail.IsEmpty ? [asked.Tail.ToText()] : (string[])[],
        ]).Distinct();
    }

    // A local number is completed by the user's own country and area.
    private static string? WholeOf(PhoneNumber asked) => asked.E164 ?? (asked.Kind == PhoneNumberKind.Local ? $"+{asked.All.ToText()}" : null);

    private static string LastGroup(string written)
    {
        var end = written.LastIndexOfAny([' ', '-', ')', '/', '.']);
        return end < 0 || written.Length - end - 1 < 4 ? written : written[(end + 1)..];
    }
}
