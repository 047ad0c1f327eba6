using Engine.Core.PhoneNumbers;
using Engine.Sdk;

namespace Engine.Core.Tests.PhoneNumbers;

[TestClass]
public sealed class SpellingHitsTests
{
    private static readonly string[] First = ["+441632960123", "+44 1632 960123", "01632 960123", "01632960123", "441632960123", "00441632960123"];

    // Another number, written in the same ways.
    private static readonly string[] Second = ["+442079460018", "+44 20 7946 0018", "020 7946 0018", "02079460018", "442079460018", "00442079460018"];

    [TestMethod]
    public void Order_NothingLearned_LeavesTheOrder() => CollectionAssert.AreEqual(First, new SpellingHits().Order(First).ToArray());

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    public void Order_LearnedFromOneNumber_HoldsForAnother(int which)
    {
        var hits = new SpellingHits();

        hits.Learn(Contact(First[which]), First, NumberMatching.Literal);

        var ordered = hits.Order(Second);
        Assert.AreEqual(Second[which], ordered[0]);
        CollectionAssert.AreEqual(Second.Where((_, i) => i != which).ToArray(), ordered.Skip(1).ToArray(), "The others stay in their order.");
    }

    [TestMethod]
    public void Order_SeveralWays_TheMoreFrequentFirst()
    {
        var hits = new SpellingHits();
        for (var i = 0; i < 3; i++) hits.Learn(Contact(First[3]), First, NumberMatching.Literal);
        for (var i = 0; i < 2; i++) hits.Learn(Contact(First[5]), First, NumberMatching.Literal);

        CollectionAssert.AreEqual(new[] { Second[3], Second[5] }, hits.Order(Second).Take(2).ToArray());
    }

    [TestMethod]
    public void Order_BookTidiedUp_IsLearnedAnew()
    {
        var hits = new SpellingHits();
        for (var i = 0; i < 5000; i++) hits.Learn(Contact(First[3]), First, NumberMatching.Literal);

        for (var i = 0; i < 1500; i++) hits.Learn(Contact(First[0]), First, NumberMatching.Literal);

        Assert.AreEqual(Second[0], hits.Order(Second)[0]);
    }

    [TestMethod]
    public void Learn_FieldsThatAreNoNumbersOrNothing_TeachNothing()
    {
        var hits = new SpellingHits();

        hits.Learn(new Contact { Key = default, Fields = [new(WellKnownFields.Notes, First[3]), null!] }, First, NumberMatching.Literal);
        hits.Learn(Contact("unknown"), First, NumberMatching.Literal);
        hits.Learn(Contact(First[3]), [First[3]], NumberMatching.Literal);

        CollectionAssert.AreEqual(First, hits.Order(First).ToArray());
    }

    [TestMethod]
    [DataRow(NumberMatching.Contains, "call 01632 960123 please", 2)]
    [DataRow(NumberMatching.Tokens, "(home) 01632 960123", 2)]
    [DataRow(NumberMatching.Literal, " 01632 960123 ", 2)]
    [DataRow(NumberMatching.Literal, "call 01632 960123", 0)]
    public void Learn_StoredText_CountsAsTheCrmWouldHaveFoundIt(NumberMatching matching, string stored, int first)
    {
        var hits = new SpellingHits();

        hits.Learn(Contact(stored), First, matching);

        Assert.AreEqual(Second[first], hits.Order(Second)[0]);
    }

    [TestMethod]
    public async Task Learn_ManyThreads_LoseNothing()
    {
        var hits = new SpellingHits();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                hits.Learn(Contact(First[4]), First, NumberMatching.Literal);
                Assert.HasCount(6, hits.Order(First));
            }
        })));

        Assert.AreEqual(Second[4], hits.Order(Second)[0]);
    }

    private static Contact Contact(string tel) => new() { Key = default, Fields = [new(WellKnownFields.BusinessPhone, tel)] };
}
