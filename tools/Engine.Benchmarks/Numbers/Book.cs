using Engine.Core.PhoneNumbers;
using Engine.Core.Search;
using Lib = PhoneNumbers;

namespace Engine.Benchmarks.Numbers;

/// <summary>Many contacts, each with one true number (sometimes two in the field), read as an index would and found by bucket.</summary>
internal sealed class Book
{
    private readonly Dictionary<uint, List<(int Contact, PhoneNumber Number)>> _byBucket = [];

    private Book(PhoneNumberReader reader) => Reader = reader;

    public PhoneNumberReader Reader { get; }

    public List<StoredContact> Contacts { get; } = [];

    public static Book Make(int size, string ownTel, Random random)
    {
        var util = Lib.PhoneNumberUtil.GetInstance();
        var numbers = new TrueNumbers(random);
        var writer = new MessyWriter(random, util);
        var home = util.GetRegionCodeForNumber(util.Parse(ownTel, null)) ?? util.GetRegionCodeForCountryCode(util.Parse(ownTel, null).CountryCode);
        var book = new Book(new PhoneNumberReader(ownTel));
        Span<PhoneNumber> read = stackalloc PhoneNumber[ContactNumbers.MaxPerField];
        for (var i = 0; i < size; i++)
        {
            var region = writer.Chance(50) ? home : TrueNumbers.Regions[random.Next(TrueNumbers.Regions.Length)];
            var number = numbers.Next(region);
            var other = writer.Chance(4) ? numbers.Next(region) : null;
            var extension = writer.Chance(6) ? random.Next(10, 9999).ToString() : null;
            var country = CountryFor(region, writer, random);
            var isForeign = region != home && country is null;
            var text = writer.Write(number, home, isForeign, extension, other);
            book.Contacts.Add(new(number, other, text, country));
            var count = book.Reader.ReadStored(text, PhoneNumberReader.RegionOf(country), read);
            foreach (var stored in read[..count])
            {
                var bucket = PhoneNumberMatch.Bucket(stored);
                if (!book._byBucket.TryGetValue(bucket, out var sharing)) book._byBucket[bucket] = sharing = [];
                sharing.Add((i, stored));
            }
        }

        return book;
    }

    public IEnumerable<(int Contact, MatchQuality Quality)> Find(string asked)
    {
        if (Reader.ReadAsked(asked) is not { } number || !_byBucket.TryGetValue(PhoneNumberMatch.Bucket(number), out var sharing)) yield break;
        foreach (var (contact, stored) in sharing)
            if (PhoneNumberMatch.Judge(number, stored) is { } match) yield return (contact, match.Quality);
    }

    // Known for most, missing for many, wrong for some.
    private static string? CountryFor(string region, MessyWriter writer, Random random)
    {
        var chance = random.Next(100);
        if (chance < 35) return null;
        if (chance < 39) return TrueNumbers.Regions[random.Next(TrueNumbers.Regions.Length)];
        return writer.Chance(50) ? region : new System.Globalization.RegionInfo(region).EnglishName;
    }
}

/// <summary>What a contact holds, and what its field means.</summary>
internal sealed record StoredContact(TrueNumber Number, TrueNumber? Other, string Text, string? Country)
{
    public bool Has(string e164) => Number.E164 == e164 || Other?.E164 == e164;
}
