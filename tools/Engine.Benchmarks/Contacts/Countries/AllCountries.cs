namespace Engine.Benchmarks.Contacts.Countries;

internal static class AllCountries
{
    public static readonly Country[] List =
    [
        GermanSpeaking.Germany, EnglishSpeaking.UnitedStates, EnglishSpeaking.UnitedKingdom, Western.France, Western.Netherlands,
        Southern.Italy, Southern.Spain, GermanSpeaking.Austria, GermanSpeaking.Switzerland, Northern.Poland, Northern.Sweden, Northern.CzechRepublic,
        Southern.Turkey, Eastern.Greece, Eastern.Ukraine, FarEastern.Japan, FarEastern.China,
    ];

    private static readonly Country[] Weighted = [.. List.SelectMany(country => Enumerable.Repeat(country, country.Weight))];

    public static Country Draw(Dice dice) => dice.Of(Weighted);
}
