using System.Text.RegularExpressions;

namespace Engine.Architecture.Tests;

/// <summary>The sample contacts can ring nobody, reach nobody by mail, and stay small.</summary>
[TestClass]
public sealed partial class DemoContactsTests
{
    private const long MaxBytes = 400_000;

    private static readonly string[] Texts =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.FindTop(), "host/Engine.Host/Demo/contacts")).Select(file => File.ReadAllText(file).Replace("\r\n ", "", StringComparison.Ordinal))];

    // Per country: country code, then what may follow the trunk prefix. See tools/demo-contacts/generate.py for why.
    private static readonly (string Code, string National)[] Free =
    [
        ("44", @"1632960\d{3}|2079460\d{3}|1614960\d{3}|7700900\d{3}"),
        ("49", @"3023125\d{3}|8999998\d{3}|4066969\d{3}|2214710\d{3}|6990009\d{3}|17139200\d{2}"),
        ("33", @"19900\d{4}|26191\d{4}|46571\d{4}|63998\d{4}"),
        ("1", @"\d{3}55501\d{2}"),
        ("46", @"8465004\d{2}|3139006\d{2}|7017406\d{2}"),
        ("353", @"2091[56]\d{4}"),
        ("61", @"[23]5550\d{4}|[23]7010\d{4}|49157(0156|0157|0158|0159|0110)"),
        ("31", @"[12]0000\d{4}|600000\d{3}"),
        ("34", @"300000\d{3}"),
        ("39", @"060000\d{4}|02000\d{4}|300000\d{4}"),
        ("48", @"22000\d{4}"),
        ("30", @"210000\d{4}"),
        ("81", @"30000\d{4}|900000\d{4}"),
        ("55", @"[12]10000\d{4}|1190000\d{4}"),
    ];

    // The same numbers as somebody in the same town types them.
    private const string Local = @"960\d{3}|55501\d{2}|[23]7010\d{4}|7010\d{4}|5550\d{4}|23125\d{3}|99998\d{3}|66969\d{3}|4710\d{3}|90009\d{3}|465004\d{2}|39006\d{2}|91[56]\d{4}";

    private static readonly Regex Allowed = new($"^({string.Join('|', Free.Select(country => $"(00|011)?({country.Code})?0?({country.National})"))}|{Local})$");

    [TestMethod]
    public void Numbers_All_BelongToNobody()
    {
        var numbers = Texts.SelectMany(text => VCardNumber().Matches(text).Concat(CsvNumber().Matches(text))).Select(match => match.Groups["number"].Value).ToList();

        var wrong = numbers.Where(number => !Allowed.IsMatch(Separators().Replace(Extension().Replace(number, ""), ""))).ToList();

        Assert.IsGreaterThan(300, numbers.Count);
        Assert.IsEmpty(wrong, string.Join(", ", wrong));
    }

    [TestMethod]
    public void Mail_All_IsUndeliverable()
    {
        var wrong = Texts.SelectMany(text => Mail().Matches(text)).Select(match => match.Value).Where(mail => !mail.EndsWith(".example", StringComparison.Ordinal));

        Assert.IsEmpty(wrong);
    }

    [TestMethod]
    public void Contacts_Together_AreManyAndSmall()
    {
        var cards = Texts.Sum(text => text.Split("BEGIN:VCARD").Length - 1);
        var photos = Texts.Sum(text => text.Split("\nPHOTO").Length - 1);

        Assert.IsGreaterThan(180, cards);
        Assert.IsGreaterThan(29, photos);
        Assert.IsLessThan(MaxBytes, Texts.Sum(text => (long)text.Length));
    }

    [TestMethod]
    public void BobJones_OfTheGuide_IsThere() =>
        Assert.Contains(text => text.Contains("FN:Bob Jones\r\nORG:Company A\r\n", StringComparison.Ordinal) && text.Contains("+44 1632 960017", StringComparison.Ordinal), Texts);

    [GeneratedRegex(@"^TEL[^:\n]*:(tel:)?(?<number>[^\r\n]+)", RegexOptions.Multiline)]
    private static partial Regex VCardNumber();

    [GeneratedRegex(@"""(?<number>[+(0][\d() ./+-]{6,}( ?(x|ext\.?|Ext|#|;ext=) ?\d+)?)""")]
    private static partial Regex CsvNumber();

    [GeneratedRegex(@"\s?(x|ext\.|Ext|#|;ext=)\s?\d+$")]
    private static partial Regex Extension();

    [GeneratedRegex(@"\D")]
    private static partial Regex Separators();

    [GeneratedRegex(@"[\w.-]+@[\w.-]+")]
    private static partial Regex Mail();
}
