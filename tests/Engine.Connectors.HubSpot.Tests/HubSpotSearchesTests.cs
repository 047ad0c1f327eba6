using System.Text.Encodings.Web;
using System.Text.Json;
using Engine.Sdk;

namespace Engine.Connectors.HubSpot.Tests;

[TestClass]
public sealed class HubSpotSearchesTests
{
    // As RestApi does.
    private static readonly HubSpotJsonContext AsSent = new(new JsonSerializerOptions(HubSpotJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static readonly NumberQuery Number = new()
    {
        E164 = "+441733667800",
        Digits = "1733667800",
        Spellings = ["+441733667800", "+44 1733 667800", "01733 667800", "01733667800", "441733667800", "00441733667800"],
        Limit = 20,
    };

    [TestMethod]
    [DataRow("contacts", false, "hs_searchable_calculated_phone_number EQ 1733667800|hs_searchable_calculated_phone_number CONTAINS_TOKEN *1733667800|" +
        "hs_searchable_calculated_mobile_number CONTAINS_TOKEN *1733667800|phone EQ +441733667800|mobilephone EQ +441733667800")]
    [DataRow("contacts", true, "hs_searchable_calculated_phone_number CONTAINS_TOKEN *1733667800*|hs_searchable_calculated_mobile_number CONTAINS_TOKEN *1733667800*|" +
        "phone CONTAINS_TOKEN *667800*|mobilephone CONTAINS_TOKEN *667800*|phone CONTAINS_TOKEN *1733&phone CONTAINS_TOKEN *667800")]
    [DataRow("companies", false, "phone CONTAINS_TOKEN *667800*|phone CONTAINS_TOKEN *1733&phone CONTAINS_TOKEN *667800|phone CONTAINS_TOKEN *366&phone CONTAINS_TOKEN *7800|" +
        "phone CONTAINS_TOKEN *667&phone CONTAINS_TOKEN *800|phone CONTAINS_TOKEN *66&phone CONTAINS_TOKEN *78&phone CONTAINS_TOKEN *00")]
    [DataRow("companies", true, "query 1733667800")]
    public void ForNumber_FullNumber_AsksByWhatHubSpotCalculated(string path, bool isThorough, string expected)
    {
        Assert.AreEqual(expected, Text(HubSpotSearches.ForNumber(Number with { IsThorough = isThorough }, KindOf(path))));
    }

    [TestMethod]
    [DataRow("204", "hs_searchable_calculated_phone_number EQ 204|hs_searchable_calculated_mobile_number EQ 204|phone EQ 204|mobilephone EQ 204|phone CONTAINS_TOKEN 204")]
    [DataRow("3667800", "hs_searchable_calculated_phone_number EQ 3667800|hs_searchable_calculated_phone_number CONTAINS_TOKEN *3667800|hs_searchable_calculated_mobile_number CONTAINS_TOKEN *3667800|" +
        "phone CONTAINS_TOKEN *3667800|mobilephone CONTAINS_TOKEN *3667800")]
    public void ForNumber_PartOfANumber_AsksForItsEnd(string digits, string expected)
    {
        var query = new NumberQuery { Digits = digits, Spellings = [digits], Limit = 20 };

        Assert.AreEqual(expected, Text(HubSpotSearches.ForNumber(query, HubSpotKind.Contact)));
    }

    [TestMethod]
    [DataRow("contacts", "jane", "email CONTAINS_TOKEN jane*|company CONTAINS_TOKEN jane*|lastname CONTAINS_TOKEN jane*|firstname CONTAINS_TOKEN jane*")]
    [DataRow("contacts", "jane do", "firstname CONTAINS_TOKEN jane*&lastname CONTAINS_TOKEN do*|lastname CONTAINS_TOKEN jane*&firstname CONTAINS_TOKEN do*|" +
        "company CONTAINS_TOKEN jane*&company CONTAINS_TOKEN do*|lastname CONTAINS_TOKEN jane*&lastname CONTAINS_TOKEN do*|firstname CONTAINS_TOKEN jane*&firstname CONTAINS_TOKEN do*")]
    [DataRow("companies", "acme gmbh", "name CONTAINS_TOKEN acme*&name CONTAINS_TOKEN gmbh*")]
    [DataRow("companies", "acme.com", "domain CONTAINS_TOKEN acme.com*|name CONTAINS_TOKEN acme*&name CONTAINS_TOKEN com*")]
    [DataRow("companies", "*a*b*", "domain CONTAINS_TOKEN a b*|name CONTAINS_TOKEN a*&name CONTAINS_TOKEN b*")]
    [DataRow("contacts", "***", "")]
    [DataRow("contacts", "&", "")]
    public void ForName_Words_AskForTheirBeginnings(string path, string text, string expected)
    {
        var query = new NameQuery { Text = text, Words = text.Split(' '), Limit = 20 };

        Assert.AreEqual(expected, HubSpotSearches.ForName(query, KindOf(path)) is { } search ? Text(search) : "");
    }

    [TestMethod]
    public void For_TheLongestQueries_StayWithinHubSpotsLimits()
    {
        var word = new string('ä', 84);
        NameQuery[] names = [new() { Text = $"{word} {word} {word}", Words = [word, word, word], Limit = 20 }, new() { Text = new string('\\', 128) + new string('ö', 128), Words = ["x"], Limit = 20 }, Named(string.Join(' ', Enumerable.Repeat("😀😀😀😀😀😀😀😀", 9))), Named(string.Concat(Enumerable.Repeat("😀", 500)))];
        var numbers = new[] { Number, Number with { IsThorough = true }, Number with { Spellings = ["01 44 55 66 77"] }, Number with { Spellings = ["01 44 55 66 77"], IsThorough = true } };

        HubSpotKind[] kinds = [HubSpotKind.Contact, HubSpotKind.Company];
        foreach (var search in kinds.SelectMany(kind =>
            names.SelectMany(name => new[] { HubSpotSearches.ForName(name, kind), HubSpotSearches.ForText(name, kind) }).OfType<HubSpotSearch>().Concat(numbers.Select(number => HubSpotSearches.ForNumber(number, kind)))))
        {
            var groups = search.FilterGroups ?? [];
            Assert.IsLessThanOrEqualTo(5, groups.Count);
            Assert.IsLessThanOrEqualTo(6, groups.Select(group => group.Filters.Count).DefaultIfEmpty().Max());
            Assert.IsLessThanOrEqualTo(18, groups.Sum(group => group.Filters.Count));
            Assert.IsLessThanOrEqualTo(3000, JsonSerializer.Serialize(search, AsSent.HubSpotSearch).Length);
        }
    }

    private static NameQuery Named(string text) => new() { Text = text, Words = text.Split(' '), Limit = 20 };

    private static HubSpotKind KindOf(string path) => path == "contacts" ? HubSpotKind.Contact : HubSpotKind.Company;

    private static string Text(HubSpotSearch search) => search.Query is { } query
        ? $"query {query}"
        : string.Join('|', search.FilterGroups!.Select(group => string.Join('&', group.Filters.Select(filter => $"{filter.PropertyName} {filter.Operator} {filter.Value}"))));
}
