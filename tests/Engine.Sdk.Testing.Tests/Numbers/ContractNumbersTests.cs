using Engine.Core.PhoneNumbers;

namespace Engine.Sdk.Testing.Tests.Numbers;

/// <summary>The numbers of the kit are those the engine knows, and it asks for them in the kit's way.</summary>
[TestClass]
public sealed class ContractNumbersTests
{
    private static readonly NumberMatching[] Kinds = Enum.GetValues<NumberMatching>();

    // Users of the same country, in another area: the area code is then never left out.
    private static readonly Dictionary<string, PhoneNumberReader> Readers = new Dictionary<string, string>
    {
        ["GB"] = "+441614960018", ["US"] = "+13125550118", ["DE"] = "+4989123456", ["FR"] = "+33491234567",
        ["CH"] = "+41446681800", ["NL"] = "+31201234567", ["AU"] = "+61370101234", ["BR"] = "+552123456789",
    }.ToDictionary(own => own.Key, own => new PhoneNumberReader(own.Value));

    [TestMethod]
    public void All_EightCountries_HaveThirtySpellingsOfThirtyNumbers()
    {
        Assert.HasCount(8, ContractNumbers.Countries);
        foreach (var country in ContractNumbers.All.GroupBy(number => number.Country))
        {
            Assert.AreEqual(30, country.Select(number => number.Stored).Distinct(StringComparer.Ordinal).Count(), country.Key);
            Assert.AreEqual(30, country.Select(number => number.E164).Distinct(StringComparer.Ordinal).Count(), country.Key);
        }
    }

    [TestMethod]
    public void Query_EachNumberAndKind_IsWhatTheEngineAsks()
    {
        var wrong = new List<string>();
        foreach (var number in ContractNumbers.All)
        {
            var reader = Readers[number.Country];
            var asked = reader.ReadAsked(number.E164!)!.Value;
            foreach (var kind in Kinds)
            {
                var query = number.Query(kind, 50);
                var expected = $"{asked.E164} {asked.National.ToText()} {string.Join('|', NumberSpellings.For(asked, kind, reader))}";
                if ($"{query.E164} {query.Digits} {string.Join('|', query.Spellings)}" is var actual && actual != expected)
                    wrong.Add($"{number.Country} {kind}: {actual}, engine {expected}");
            }
        }

        Assert.IsEmpty(wrong, string.Join(Environment.NewLine, wrong));
    }

    [TestMethod]
    public void Query_OfWhatIsTypedInEverySpelling_IsTheSame()
    {
        var wrong = new List<string>();
        foreach (var number in ContractNumbers.All)
        {
            var reader = Readers[number.Country];
            if (reader.ReadAsked(number.Stored) is not { } asked)
                wrong.Add($"{number.Country} {number.Stored}: no number");
            else if (asked.E164 != number.E164)
                wrong.Add($"{number.Country} {number.Stored}: {asked.Kind} {asked.E164} {asked.National.ToText()}, not {number.E164}");
            else
                wrong.AddRange(Kinds.Where(kind => !NumberSpellings.For(asked, kind, reader).SequenceEqual(number.Query(kind, 50).Spellings))
                    .Select(kind => $"{number.Country} {kind} {number.Stored}: {string.Join('|', NumberSpellings.For(asked, kind, reader))}"));
        }

        Assert.IsEmpty(wrong, string.Join(Environment.NewLine, wrong));
    }

    [TestMethod]
    public void Stored_EverySpelling_IsTheSameNumberToTheEngine()
    {
        var wrong = new List<string>();
        foreach (var number in ContractNumbers.All)
        {
            var reader = Readers[number.Country];
            var contact = new Contact
            {
                Key = new(AddressBookId.New(), "Contact", "1"),
                Fields = [new(WellKnownFields.BusinessPhone, number.Stored)],
            };
            if (PhoneNumberMatch.Best(reader.ReadAsked(number.E164!)!.Value, contact, reader) is null)
                wrong.Add($"{number.Country} {number.Stored}");
        }

        Assert.IsEmpty(wrong, string.Join(Environment.NewLine, wrong));
    }

    [TestMethod]
    public void Query_BareAndInternal_AreWhatTheEngineAsks()
    {
        var reader = new PhoneNumberReader(null);
        foreach (var number in (ContractNumber[])[ContractNumbers.Bare(), ContractNumbers.Internal()])
        {
            var asked = reader.ReadAsked(number.Stored)!.Value;

            Assert.AreEqual(asked.E164, number.E164);
            Assert.AreEqual(asked.National.ToText(), number.Digits);
            foreach (var kind in Kinds)
                CollectionAssert.AreEqual(NumberSpellings.For(asked, kind, reader).ToArray(), number.Query(kind, 50).Spellings.ToArray(), $"{number.Stored} {kind}");
        }
    }
}
