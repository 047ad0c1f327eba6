using Engine.Core.Caching;
using Engine.Core.Explain;
using Engine.Core.PhoneNumbers;
using Engine.Core.Tests.Search;
using Engine.Sdk;

namespace Engine.Core.Tests.Explain;

/// <summary>Contacts that were not found, though they nearly were.</summary>
[TestClass]
public sealed class NearMissTests(TestContext context)
{
    private const string Asked = "+49 221 4710815";

    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    [DataRow("+49 221 4710816", NearMissKind.DigitDiffers)]
    [DataRow("+49 4710815", NearMissKind.StoredLacksBeginning)]
    [DataRow("0049 (0)221 / 4710851", NearMissKind.DigitsSwapped)]
    [DataRow("+49 221 4170815", NearMissKind.DigitsSwapped)]
    [DataRow("+49 221 471085", NearMissKind.DigitMissing)]
    [DataRow("+49 221 710815", NearMissKind.DigitMissing)]
    [DataRow("+49 221 47108155", NearMissKind.DigitAdded)]
    [DataRow("+49 221 47108015", NearMissKind.DigitAdded)]
    [DataRow("+49 30 94710815", NearMissKind.SameEnding)]
    [DataRow("+49 40 4710815", NearMissKind.OtherArea)]
    [DataRow("+43 1 4710815", NearMissKind.SameEnding)]
    [DataRow("account 2214710815", NearMissKind.NotReadable)]
    public async Task NumberOfACopy_NearlyTheOneAsked_IsANearMiss(string stored, NearMissKind kind)
    {
        var rig = new ExplainRig("+4930123456");
        rig.AddCopied(ExplainRig.Person("+44 20 7946 0018"), ExplainRig.Person(stored));

        var book = (await rig.ExplainAsync(Asked, Token)).Books.Single();

        var miss = book.NearMisses.Single();
        Assert.AreEqual((kind, WellKnownFields.BusinessPhone, stored, "Bob Jones"), (miss.Kind, miss.Field, miss.Stored, miss.DisplayText));
        Assert.Contains(stored, miss.Explanation);
        Assert.IsTrue(book.IsLookedThrough);
        Assert.Contains(miss.Explanation, book.Advice!);
    }

    [TestMethod]
    [DataRow("+49 221 5710816")]
    [DataRow("+49 221 1740815")]
    [DataRow("+49 221 47108")]
    [DataRow("+44 221 4710816")]
    [DataRow("0815")]
    [DataRow("")]
    public async Task NumberOfACopy_FarFromTheOneAsked_IsNone(string stored)
    {
        var rig = new ExplainRig("+4930123456");
        rig.AddCopied(ExplainRig.Person(stored));

        Assert.IsEmpty((await rig.ExplainAsync(Asked, Token)).Books.Single().NearMisses);
    }

    [TestMethod]
    [DataRow(WellKnownFields.Notes, "Private line: 0221 / 47 10 - 815, evenings")]
    [DataRow(WellKnownFields.ContactName, "Bob 02214710815")]
    [DataRow(WellKnownFields.Fax, "+49 (221) 4710-815")]
    [DataRow("Custom__c", "tel:+492214710815")]
    public async Task NumberInAnotherField_IsNamedWithIt(string field, string value)
    {
        var rig = new ExplainRig();
        rig.AddCopied(ExplainRig.Person("+44 20 7946 0018"), ExplainRig.Person("", (field, value)));

        var miss = (await rig.ExplainAsync(Asked, Token)).Books.Single().NearMisses.Single();

        Assert.AreEqual((NearMissKind.OtherField, field, value), (miss.Kind, miss.Field, miss.Stored));
    }

    [TestMethod]
    [DataRow("part 12214710815, 992214710816")]
    [DataRow("2214710 and then 815 days")]
    public async Task OtherDigitsInANote_AreNoNearMiss(string value)
    {
        var rig = new ExplainRig();
        rig.AddCopied(ExplainRig.Person("", (WellKnownFields.Notes, value)));

        var misses = (await rig.ExplainAsync("+49 221 4710817", Token)).Books.Single().NearMisses;

        Assert.IsEmpty(misses);
    }

    [TestMethod]
    public async Task LongNote_IsShownAroundTheNumber()
    {
        var rig = new ExplainRig();
        rig.AddCopied(ExplainRig.Person("", (WellKnownFields.Notes, new string('a', 3000) + " 0221 4710815 " + new string('b', 3000))));

        var shown = (await rig.ExplainAsync(Asked, Token)).Books.Single().NearMisses.Single().Stored;

        Assert.IsLessThan(130, shown.Length);
        Assert.Contains("221 4710815", shown);
    }

    [TestMethod]
    public async Task StoredWithoutArea_SaysThatItIsMissing()
    {
        var rig = new ExplainRig(ownTel: null);
        rig.AddCopied(ExplainRig.Person("471081"));

        var miss = (await rig.ExplainAsync("+49 221 6471081", Token)).Books.Single().NearMisses.Single();

        Assert.AreEqual(NearMissKind.StoredLacksBeginning, miss.Kind);
    }

    [TestMethod]
    public async Task LocalNumberWithoutOwnNumber_AdvisesToSetIt()
    {
        var rig = new ExplainRig(ownTel: null);
        rig.AddCopied(ExplainRig.Person("+44 1632 960123"));

        var explanation = await rig.ExplainAsync("960123", Token);

        Assert.AreEqual(NearMissKind.AskedLacksBeginning, explanation.Books.Single().NearMisses.Single().Kind);
        Assert.AreEqual(QueryReader.SetOwnNumber, explanation.Advice);
    }

    [TestMethod]
    public async Task SeveralNearMisses_NearestFirst()
    {
        var rig = new ExplainRig();
        rig.AddCopied(
            ExplainRig.Person("+49 40 4710815"), ExplainRig.Person("", (WellKnownFields.Notes, "0221 4710815")), ExplainRig.Person("+49 221 4710814"), ExplainRig.Person("+49 221 471085"));

        var kinds = (await rig.ExplainAsync(Asked, Token)).Books.Single().NearMisses.Select(miss => miss.Kind);

        Assert.AreSequenceEqual([NearMissKind.DigitDiffers, NearMissKind.DigitMissing, NearMissKind.OtherField, NearMissKind.OtherArea], kinds);
    }

    [TestMethod]
    public async Task ChangedAndRemovedContacts_CountAsTheyAreNow()
    {
        var rig = new ExplainRig();
        var open = rig.AddCopied();
        Contact Of(string id, string tel, string note = "") => FakeBook.Person(open.Id, id, tel: tel) with
        {
            Fields = [new(WellKnownFields.ContactName, id), new(WellKnownFields.BusinessPhone, tel), new(WellKnownFields.Notes, note)],
        };
        var index = ContactIndex.Build([Of("removed", "+49 221 4710814"), Of("changed", "+49 221 4710813"), Of("noted", "", "0221 4710815"), Of("kept", "+49 221 4710812")], rig.Rig.Reader)
            .WithChanges([Core.Caching.Packing.PackedContact.Pack(Of("changed", "+49 221 4710819")), Core.Caching.Packing.PackedContact.Pack(Of("noted", ""))], [new(open.Id, "Contact", "removed")], rig.Rig.Reader);
        rig.Rig.Copies[open.Id] = new(index, rig.Rig.Time.GetUtcNow());

        var misses = (await rig.ExplainAsync(Asked, Token)).Books.Single().NearMisses;

        Assert.AreSequenceEqual(["changed +49 221 4710819", "kept +49 221 4710812"], misses.Select(miss => $"{miss.DisplayText} {miss.Stored}").Order(StringComparer.Ordinal));
    }

    [TestMethod]
    public void Scan_TimeIsOver_StopsAndSaysSo()
    {
        var reader = new PhoneNumberReader(null);
        var index = ContactIndex.Build([ExplainRig.Person("+49 221 4710814")], reader);
        var finder = new NearMissFinder(reader.ReadAsked(Asked)!.Value, reader);

        var (misses, isComplete) = finder.In(index, new ScanLimit(TimeProvider.System, TimeSpan.FromTicks(-1)));

        Assert.IsEmpty(misses);
        Assert.IsFalse(isComplete);
    }

    [TestMethod]
    public void Scan_ManyContacts_FindsAllOfThem()
    {
        var reader = new PhoneNumberReader(null);
        var contacts = Enumerable.Range(0, 30_000).Select(i => ExplainRig.Person($"+44 20 7946 {i % 10000:0000}", (WellKnownFields.Notes, $"{new string('x', i % 900)} {(i % 3000 == 17 ? "0221-4710815" : i)}")) with
        {
            Key = new(default, "Contact", $"{i}"),
        });
        var index = ContactIndex.Build(contacts, reader);

        var (found, isComplete) = index.FindNear(new NearNumber(reader.ReadAsked(Asked)!.Value), new WrittenDigits("2214710815"), 100, new ScanLimit(TimeProvider.System, TimeSpan.FromMinutes(1)));

        Assert.IsTrue(isComplete);
        Assert.AreSequenceEqual(Enumerable.Range(0, 10).Select(i => (i * 3000) + 17), found.Select(contact => int.Parse(contact.Key.Id)).Order());
    }
}
