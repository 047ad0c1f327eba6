using CsCheck;
using Engine.Core.PhoneNumbers;
using Engine.Core.Search;
using Lib = PhoneNumbers;

namespace Engine.Core.Tests.PhoneNumbers;

/// <summary>What holds for every text and every number.</summary>
[TestClass]
public sealed class ReadingPropertyTests
{
    // Numbers as short as extensions are compared as such.
    private const int LongestInternal = 6;

    private static readonly Lib.PhoneNumberUtil Util = Lib.PhoneNumberUtil.GetInstance();
    private static readonly string[] Regions = [.. Util.GetSupportedRegions().Order(StringComparer.Ordinal)];
    private static readonly PhoneNumberReader[] Readers =
    [
        new(Readings.London), new(Readings.Munich), new(Readings.NewYork), new("+390612345678"), new("+33142685300"), new(null),
    ];

    private static readonly Gen<string> Region = Gen.OneOf([.. Regions.Select(Gen.Const)]);
    private static readonly Gen<PhoneNumberReader> Reader = Gen.OneOf([.. Readers.Select(Gen.Const)]);

    // Texts as like numbers as chance makes them: pieces that mean something to the reader, in any order.
    private static readonly Gen<string> Pieces = Gen.OneOf(
    [
        Gen.String[Gen.Char['0', '9'], 1, 5],
        .. new[]
        {
            "+", "00", "(0)", "(", ")", "-", ".", "/", " / ", " ", ";", ",", ",,", "\n", " or ", " ext ", "x", "#", ";ext=", "tel:", "sip:", "@", "h",
            " Uhr", "FLOWERS", ":", "<sip:", ">", "\u0663", "\uFF10", "\u00A0", "\u2011", "\u200B", "\U0001D7D8", "\uD835", "Anna", "44", "49", "1",
            "020", "7946", "0018", "%2B", "phone-context=+44", "xx", "'", "~",
        }.Select(Gen.Const),
    ]).Array[0, 14].Select(pieces => string.Concat(pieces));

    private static readonly Gen<string> AnyText = Gen.OneOf(Pieces, Pieces, Gen.String, Gen.String[Gen.Char, 0, 400]);

    [TestMethod]
    public void ReadStored_WhatTheLibraryWrites_IsTheSameNumber()
    {
        foreach (var region in Regions)
        {
            foreach (var type in Enum.GetValues<Lib.PhoneNumberType>())
            {
                if (Util.GetExampleNumberForType(region, type) is not { } example || !Util.IsValidNumber(example)) continue;
                if (Util.GetNationalSignificantNumber(example).Length <= LongestInternal) continue;
                var expected = Util.Format(example, Lib.PhoneNumberFormat.E164);
                foreach (var written in Spellings(example))
                    Assert.AreEqual(expected, Readings.First(written, region).E164, $"{region} {type} '{written}'");
            }
        }
    }

    [TestMethod]
    public void ReadStored_AnyText_NeverThrowsAndStaysWithinItsRoom() => Gen.Select(AnyText, Region, Reader).Sample(
        (text, region, reader) =>
        {
            Span<PhoneNumber> numbers = stackalloc PhoneNumber[ContactNumbers.MaxPerField];
            var count = reader.ReadStored(text, region, numbers);
            foreach (var number in numbers[..count])
            {
                Assert.IsFalse(number.National.IsEmpty, text);
                Assert.IsTrue(number.Kind != PhoneNumberKind.Full || number.CountryCode > 0, text);
                Assert.IsTrue(number.Kind != PhoneNumberKind.Internal || number.National.Length <= 6, text);
            }
        },
        iter: 100_000);

    [TestMethod]
    public void ReadAsked_AnyText_ReadsSomethingWhereThereIsADigit() => Gen.Select(AnyText, Reader).Sample(
        (text, reader) =>
        {
            var asked = reader.ReadAsked(text);
            var isPlain = text.Length <= 200 && text.IndexOfAny(['%', '@', '<', '=']) < 0;
            if (isPlain && text.Any(char.IsAsciiDigit)) Assert.IsNotNull(asked, text);
            if (PhoneNumberReader.LooksLikeNumber(text)) Assert.IsNotNull(asked, text);
        },
        iter: 50_000);

    [TestMethod]
    public void Judge_AnyTwoNumbers_IsSymmetricAndWithinOneBucket() => Gen.Select(Related(), Reader, Region).Sample(
        (texts, reader, region) =>
        {
            var asked = reader.ReadAsked(texts.Item1);
            Span<PhoneNumber> stored = stackalloc PhoneNumber[ContactNumbers.MaxPerField];
            foreach (var number in stored[..reader.ReadStored(texts.Item2, region, stored)])
            {
                if (asked is not { } other) continue;
                var match = PhoneNumberMatch.Judge(other, number);
                Assert.AreEqual(match, PhoneNumberMatch.Judge(number, other));
                if (match is null) continue;
                Assert.AreEqual(PhoneNumberMatch.Bucket(other), PhoneNumberMatch.Bucket(number), $"{texts.Item1} {texts.Item2}");
            }
        },
        iter: 100_000);

    [TestMethod]
    public void Judge_NumberWithItself_IsExactUnlessUnclear() => Gen.Select(Pieces, Reader).Sample((text, reader) =>
    {
        if (reader.ReadAsked(text) is not { } asked) return;
        var expected = asked.Kind == PhoneNumberKind.Unclear ? MatchQuality.Suffix : MatchQuality.Exact;
        Assert.AreEqual(new NumberMatch(expected, ExtensionMatch.Same), PhoneNumberMatch.Judge(asked, asked), text);
    });

    [TestMethod]
    [DataRow("1")]
    [DataRow("1 ")]
    [DataRow("(0)")]
    [DataRow("+44 20 7946 0018 / ")]
    [DataRow("x1")]
    [DataRow("\u0661")]
    [DataRow("ext ")]
    [DataRow(" ")]
    public void ReadStored_Megabyte_CostsWhatItsBeginningDoes(string piece)
    {
        var reader = Readers[0];
        var beginning = string.Concat(Enumerable.Repeat(piece, 256))[..256];
        var megabyte = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        Assert.AreEqual(Readings.Stored(beginning), Readings.Stored(megabyte));
        Assert.AreEqual(AllocatedBy(() => Readings.Stored(beginning)), AllocatedBy(() => Readings.Stored(megabyte)), 50_000L);
        Assert.IsFalse(PhoneNumberReader.LooksLikeNumber(megabyte));
        Assert.AreEqual(reader.ReadAsked(beginning), reader.ReadAsked(megabyte));
    }

    [TestMethod]
    [DataRow("+44 20 7946 0018")]
    [DataRow("020 7946 0018 ext 12")]
    [DataRow("Tel. 9-17 Uhr: 020 7946 0018 (Zentrale)")]
    [DataRow("+49 89 1234567 / 68; 0044-20-7946.0018")]
    [DataRow("\u0660\u0662\u0660 \u0667\u0669\u0664\u0666 \u0660\u0660\u0661\u0668")]
    public void ReadStored_OrdinaryText_AllocatesNothing(string text)
    {
        var reader = Readers[0];
        void Read()
        {
            Span<PhoneNumber> numbers = stackalloc PhoneNumber[ContactNumbers.MaxPerField];
            reader.ReadStored(text, "GB", numbers);
        }

        Read();

        Assert.AreEqual(0, AllocatedBy(Read));
    }

    private static long AllocatedBy(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static IEnumerable<string> Spellings(Lib.PhoneNumber number)
    {
        foreach (var format in Enum.GetValues<Lib.PhoneNumberFormat>()) yield return Util.Format(number, format);
        var e164 = Util.Format(number, Lib.PhoneNumberFormat.E164);
        yield return "00" + e164[1..];
        yield return $"  {Util.Format(number, Lib.PhoneNumberFormat.INTERNATIONAL).Replace(' ', '\u00A0')} (mobile)";
    }

    // The same digits, written and cut in other ways, match more often than two texts of chance.
    private static Gen<(string, string)> Related() => Gen.Select(Region, Gen.String[Gen.Char['0', '9'], 0, 6], Gen.Int[0, 12], Pieces).Select(
        (region, digits, cut, piece) =>
    {
        var number = Util.GetExampleNumber(region) is { } example ? Util.Format(example, Lib.PhoneNumberFormat.E164) : "+442079460018";
        var changed = digits.Length < 3 ? number : number[..^3] + digits[..3];
        var tail = changed[Math.Min(cut, changed.Length - 4)..];
        return (tail, cut % 3 == 0 ? number : cut % 3 == 1 ? piece + changed : "0" + changed[3..]);
    });
}
