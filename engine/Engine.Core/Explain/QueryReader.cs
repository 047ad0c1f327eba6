using System.Text;
using Engine.Core.Names;
using Engine.Core.PhoneNumbers;
using Lib = global::PhoneNumbers;

namespace Engine.Core.Explain;

/// <summary>Says how a text was read.</summary>
internal sealed class QueryReader(PhoneNumberReader reader)
{
    /// <summary>What to do where a number cannot be completed.</summary>
    public const string SetOwnNumber = "Set your own telephone number, so that numbers without country or area code can be completed.";

    // Reads what a number means to somebody of whom nothing is known.
    private static readonly PhoneNumberReader Stranger = new(null);

    public static QueryReading Describe(NameMatcher name) => new()
    {
        Kind = QueryKind.Name,
        Words = name.Words,
        FoldedWords = [.. name.AskedWords.Select(word => Encoding.UTF8.GetString(word.Plain))],
    };

    public QueryReading Describe(string text, in PhoneNumber number)
    {
        var parsed = Parse(number.E164 ?? (number.CountryCode > 0 ? $"+{number.All.ToText()}" : null));
        return new()
        {
            Kind = QueryKind.Number,
            NumberKind = number.Kind,
            E164 = number.E164 ?? (number.Kind == PhoneNumberKind.Local ? $"+{number.All.ToText()}" : null),
            CountryCode = number.CountryCode > 0 ? number.CountryCode : null,
            Region = parsed is null ? null : RegionOf(parsed),
            National = number.National.ToText(),
            Extension = number.Extension.IsEmpty ? null : number.Extension.ToText(),
            Completion = CompletionOf(text, number),
            Problem = ProblemOf(number, parsed),
        };
    }

    /// <summary>What to do about the question itself; null when nothing is wrong with it.</summary>
    public Advice? Cure(QueryReading reading)
    {
        if (reading.Problem is not { } problem) return null;
        var mayBeCompleted = reading.NumberKind is PhoneNumberKind.Internal or PhoneNumberKind.National or PhoneNumberKind.Unclear;
        if (mayBeCompleted && reader.OwnCountryCode == 0) return new(AdviceWeight.Incomplete, SetOwnNumber);
        return new(reading.NumberKind == PhoneNumberKind.Internal ? AdviceWeight.Aged : AdviceWeight.Unlikely, $"{problem} Ask for the whole number, with its country code.");
    }

    private NumberCompletion CompletionOf(string text, in PhoneNumber number)
    {
        if (number.Kind == PhoneNumberKind.Local) return NumberCompletion.OwnCountryAndArea;
        var isOwn = number.Kind == PhoneNumberKind.Full && number.CountryCode == reader.OwnCountryCode;
        return isOwn && Stranger.ReadAsked(text)?.Kind != PhoneNumberKind.Full ? NumberCompletion.OwnCountry : NumberCompletion.None;
    }

    private string? ProblemOf(in PhoneNumber number, Lib.PhoneNumber? parsed)
    {
        switch (number.Kind)
        {
            case PhoneNumberKind.Internal:
                return "Six digits or fewer are taken for an extension, and compared only as a whole.";
            case PhoneNumberKind.National when reader.OwnCountryCode == 0:
                return "The number names no country, and no own telephone number says which one is meant.";
            case PhoneNumberKind.Unclear or PhoneNumberKind.National:
                return "No country that may be meant gives out numbers of this form, so only its last digits can be compared.";
        }

        if (parsed is null) return null;
        var util = Lib.PhoneNumberUtil.GetInstance();
        return util.IsPossibleNumberWithReason(parsed) switch
        {
            Lib.PhoneNumberUtil.ValidationResult.TOO_SHORT => $"The number is too short for one of +{number.CountryCode}.",
            Lib.PhoneNumberUtil.ValidationResult.IS_POSSIBLE_LOCAL_ONLY => $"The number has the country code +{number.CountryCode}, but no area code.",
            Lib.PhoneNumberUtil.ValidationResult.TOO_LONG => $"The number is too long for one of +{number.CountryCode}.",
            Lib.PhoneNumberUtil.ValidationResult.INVALID_LENGTH => $"No number of +{number.CountryCode} has so many digits.",
            _ => null,
        };
    }

    private static Lib.PhoneNumber? Parse(string? e164)
    {
        try
        {
            return e164 is null ? null : Lib.PhoneNumberUtil.GetInstance().Parse(e164, null);
        }
        catch (Lib.NumberParseException)
        {
            return null;
        }
    }

    private static string? RegionOf(Lib.PhoneNumber number)
    {
        var util = Lib.PhoneNumberUtil.GetInstance();
        var region = util.GetRegionCodeForNumber(number) ?? util.GetRegionCodeForCountryCode(number.CountryCode);
        return region is { Length: 2 } and not "ZZ" ? region : null;
    }
}
