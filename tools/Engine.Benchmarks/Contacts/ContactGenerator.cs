using Engine.Benchmarks.Contacts.Countries;
using Engine.Sdk;

namespace Engine.Benchmarks.Contacts;

/// <summary>As many contacts as wanted, made up and yet the same each time; each can be had by itself.</summary>
internal sealed class ContactGenerator(int count, ulong seed = ContactGenerator.UsualSeed)
{
    public const ulong UsualSeed = 20_260_101;

    private const int PeoplePerCompany = 6;
    private const int CompanyStream = 1 << 30;

    /// <summary>The book all of them are in.</summary>
    public static readonly AddressBookId Book = AddressBookId.Parse("5eed5eed5eed5eed5eed5eed5eed5eed");

    private readonly int _companies = Math.Max(1, count / PeoplePerCompany);

    public int Count => count;

    public ulong Seed => seed;

    public GeneratedContact this[int index]
    {
        get
        {
            var dice = new Dice(seed, (ulong)index);
            var company = dice.Chance(75) ? DrawCompany(dice) : null;
            var country = company?.Country ?? AllCountries.Draw(dice);
            var first = country.FirstNames.Draw(dice);
            var last = country.LastNames.Draw(dice);
            if (dice.Chance(country.TwoNamesPercent)) last += country.TwoNamesJoint + country.LastNames.Draw(dice);
            var numbers = NumberFields.Draw(company, country, dice);
            return new GeneratedContact
            {
                Contact = ToContact(index, (first, last), company, country, numbers, dice),
                Country = country,
                Numbers = [.. numbers.Select(number => number.Number)],
                FirstName = first,
                LastName = last,
                Company = company?.Name,
            };
        }
    }

    public IEnumerable<GeneratedContact> All() => Enumerable.Range(0, count).Select(index => this[index]);

    // The largest companies have hundreds of people in the book, most a handful.
    private Company DrawCompany(Dice dice) => Company.Draw(new Dice(seed, CompanyStream + (ulong)dice.Rank(_companies, Math.Max(1, _companies / 1000.0))));

    private static Contact ToContact(
        int index, (string First, string Last) name, Company? company, Country country, IReadOnlyList<(string Field, PlainNumber Number)> numbers, Dice dice)
    {
        var address = company?.Address ?? Address.Draw(country, dice);

        // Who writes no country down cannot mean one by the way a number is written.
        var hasCountry = dice.Chance(95);
        var fields = new List<ContactField>
        {
            new(WellKnownFields.FirstName, name.First),
            new(WellKnownFields.LastName, name.Last),
        };
        if (company is not null)
        {
            fields.Add(new(WellKnownFields.CompanyName, company.Name));
            fields.Add(new(WellKnownFields.JobTitle, dice.Of(country.Titles)));
        }

        fields.AddRange(numbers.Select(number => new ContactField(number.Field, country.Dialling.Write(number.Number, !hasCountry, dice))));
        if (dice.Chance(80)) fields.Add(new(WellKnownFields.Email, EmailOf(name.First, name.Last, company, dice)));
        fields.Add(new(WellKnownFields.Street, address.Street));
        fields.Add(new(WellKnownFields.City, address.City));
        fields.Add(new(WellKnownFields.PostalCode, address.PostalCode));
        if (hasCountry) fields.Add(new(WellKnownFields.Country, dice.Of(country.Names)));
        return new Contact
        {
            Key = new RecordKey(Book, "Contact", $"c{index}"),
            Fields = fields,
            DisplayText = country.IsFamilyFirst ? name.Last + name.First : $"{name.First} {name.Last}",
        };
    }

    private static string EmailOf(string first, string last, Company? company, Dice dice)
    {
        var domain = company?.Domain ?? dice.Of(["mail.example", "post.example", "web.example"]);
        var (given, family) = (Latin.Of(first, dice), Latin.Of(last, dice));
        return dice.Below(3) switch
        {
            0 => $"{given}.{family}@{domain}",
            1 => $"{given[0]}.{family}@{domain}",
            _ => $"{family}{dice.Below(100)}@{domain}",
        };
    }
}
