using Engine.Core.PhoneNumbers;

namespace Engine.Core.Tests.PhoneNumbers;

/// <summary>Short ways to read numbers, and to write down what was read.</summary>
internal static class Readings
{
    public const string London = "+442079460000";
    public const string Munich = "+498912345678";
    public const string NewYork = "+12125550100";
    public const string Nobody = "";

    /// <summary>All numbers of a field: <c>+442079460018</c>, with <c>x12</c>; those that are not full ones with their kind.</summary>
    public static string Stored(string text, string? region = null, string ownTel = London)
    {
        Span<PhoneNumber> numbers = stackalloc PhoneNumber[ContactNumbers.MaxPerField];
        var count = new PhoneNumberReader(ownTel).ReadStored(text, region, numbers);
        return string.Join(' ', numbers[..count].ToArray().Select(Written));
    }

    public static PhoneNumber First(string text, string? region = null, string ownTel = London)
    {
        Span<PhoneNumber> numbers = stackalloc PhoneNumber[ContactNumbers.MaxPerField];
        return new PhoneNumberReader(ownTel).ReadStored(text, region, numbers) > 0 ? numbers[0] : default;
    }

    /// <summary>How a number that is asked for agrees with the best of a stored field.</summary>
    public static NumberMatch? Match(string asked, string stored, string? region = null, string ownTel = London)
    {
        var reader = new PhoneNumberReader(ownTel);
        Span<PhoneNumber> numbers = stackalloc PhoneNumber[ContactNumbers.MaxPerField];
        var count = reader.ReadStored(stored, region, numbers);
        NumberMatch? best = null;
        var wanted = reader.ReadAsked(asked)!.Value;
        foreach (var number in numbers[..count])
        {
            if (PhoneNumberMatch.Judge(wanted, number) is { } match && (best is null || match.CompareTo(best.Value) < 0)) best = match;
        }

        return best;
    }

    private static string Written(PhoneNumber number)
    {
        var main = number.E164 ?? $"{number.Kind}:{number.National.ToText()}";
        return number.Extension.IsEmpty ? main : $"{main}x{number.Extension.ToText()}";
    }
}
