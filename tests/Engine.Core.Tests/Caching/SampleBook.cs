using Engine.Sdk;

namespace Engine.Core.Tests.Caching;

/// <summary>Contacts of few words, so that many share them, in the scripts and spellings that folding is about.</summary>
internal static class SampleBook
{
    private static readonly string[] First =
    [
        "Anna", "Ann", "Anne", "Hannah", "Johanna", "Bob", "Björn", "Zoë", "José", "Łukasz", "Michael", "Samuel", "太郎", "花子", "Юлия", "Νίκος", "Øyvind", "Åsa", "محمد", "민준",
    ];

    private static readonly string[] Last =
    [
        "Müller", "Mueller", "Muller", "O'Brien", "Jean-Luc", "Strauß", "Strauss", "Smith", "Smithson", "Schmidt", "山田", "ヤマダ", "Иванов", "Παπαδόπουλος", "김", "An", "Mann", "Annan",
    ];

    private static readonly string[] Companies = ["Acme", "Acme Annex", "Müller & Söhne", "株式会社山田", "ООО Ромашка", "Smith Bros.", "Banana", "3M"];

    public static readonly string[] Queries =
    [
        "a", "an", "ann", "anna", "anna m", "m anna", "mue", "mueller", "müller", "muller", "mull", "o'brien", "obrien", "brien", "jean", "luc", "strauss", "strauß", "smi", "mit", "nna",
        "ann an", "山", "山田", "山田太郎", "やまだ", "ﾔﾏﾀﾞ", "юли", "ΝΙΚΟΣ", "νικ", "øyvind", "oyvind", "asa", "aasa", "michal", "michael", "sam", "김", "محمد", "acme", "acme ann", "3m",
        "example", "anna@example.com", "bob smith acme", "zzz", "anna zzz", "schöne", "x", "lukasz",
    ];

    public static IReadOnlyList<Contact> Contacts(AddressBookId book, int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(number => One(book, number, random))];
    }

    private static Contact One(AddressBookId book, int number, Random random)
    {
        var (first, last, company) = (Pick(First, random), Pick(Last, random), Pick(Companies, random));
        List<ContactField> fields = [new(WellKnownFields.FirstName, first), new(WellKnownFields.LastName, last)];
        if (random.Next(3) == 0) fields.Add(new(WellKnownFields.CompanyName, company));
        if (random.Next(3) == 0) fields.Add(new(WellKnownFields.Email, $"{first}.{last}@example.com"));
        if (random.Next(5) == 0) fields.Add(new("Remark", $"{Pick(Last, random)} {number}"));
        return new()
        {
            Key = new(book, number % 4 == 0 ? "Lead" : "Contact", $"{number}"),
            Fields = fields,
            DisplayText = random.Next(10) == 0 ? null : $"{first} {last}",
        };
    }

    private static string Pick(string[] words, Random random) => words[random.Next(words.Length)];
}
