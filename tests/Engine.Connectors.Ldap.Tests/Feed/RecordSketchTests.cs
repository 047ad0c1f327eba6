using System.Security.Cryptography;
using Engine.Connectors.Ldap.Feed;

namespace Engine.Connectors.Ldap.Tests.Feed;

[TestClass]
public sealed class RecordSketchTests
{
    [TestMethod]
    [DataRow(0, 0, 0, 0)]
    [DataRow(1, 0, 0, 1)]
    [DataRow(3, 3, 0, 3)]
    [DataRow(10_000, 0, 0, 0)]
    [DataRow(10_000, 300, 200, 100)]
    [DataRow(100_000, 0, 900, 0)]
    [DataRow(100_000, 900, 0, 0)]
    [DataRow(100_000, 0, 0, 450)]
    public void Minus_SomeHundredDifferences_TellsEach(int kept, int added, int removed, int changed)
    {
        var ids = Enumerable.Range(0, kept + added + removed).Select(IdOf).ToList();
        var before = RecordSketch.For(kept + removed);
        foreach (var (i, id) in ids.Take(kept + removed).Index()) before.Add(id, (ulong)i);
        var known = RecordSketch.Read(before.ToArray())!;
        var now = known.Empty();
        foreach (var (i, id) in ids.Index().Where(item => item.Index < kept || item.Index >= kept + removed)) now.Add(id, (ulong)i + (i < changed ? 1_000_000UL : 0));

        var differences = now.Minus(known);

        Assert.IsNotNull(differences);
        CollectionAssert.AreEquivalent(ids.Take(changed).Concat(ids.Skip(kept + removed)).ToList(), differences.Value.More.ToList());
        CollectionAssert.AreEquivalent(ids.Take(changed).Concat(ids.Skip(kept).Take(removed)).ToList(), differences.Value.Less.ToList());
    }

    [TestMethod]
    [DataRow(5_000, 1_800)]
    [DataRow(100_000, 50_000)]
    public void Minus_MoreThanItHolds_SaysSo(int count, int removed)
    {
        var (before, now) = (RecordSketch.For(count), RecordSketch.For(count));
        foreach (var id in Enumerable.Range(0, count).Select(IdOf)) before.Add(id, 1);
        foreach (var id in Enumerable.Range(removed, count - removed).Select(IdOf)) now.Add(id, 1);

        Assert.IsNull(now.Minus(before));
    }

    [TestMethod]
    public void ToArray_TheLargest_FitsIntoAToken() => Assert.IsLessThan(64 * 1024 - 512, Convert.ToBase64String(RecordSketch.For(1_000_000).ToArray()).Length);

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(1536)]
    [DataRow(1_000_000)]
    public void Read_OtherBytes_IsNone(int length) => Assert.IsNull(RecordSketch.Read(new byte[length]));

    // The same each time.
    private static Guid IdOf(int number) => new(SHA256.HashData(BitConverter.GetBytes(number)).AsSpan(0, 16));
}
