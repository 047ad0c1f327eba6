using Engine.Sandbox.Salesforce;

namespace Engine.Sandbox.Tests.Salesforce;

/// <summary>Ids in both lengths.</summary>
[TestClass]
public sealed class RecordIdTests
{
    [TestMethod]
    [DataRow("001D000000IqhSL", "001D000000IqhSLIAZ")] // the example of Salesforce Help, "Record IDs"
    [DataRow("00530000003xqAb", "00530000003xqAbAAI")]
    public void Read_ShortId_GetsItsChecks(string shortId, string longId)
    {
        Assert.AreEqual(longId, RecordId.Read(shortId));
        Assert.AreEqual(longId, RecordId.Read(longId));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("0035g000000")]
    [DataRow("0035g00000'00000")]
    [DataRow("0035g000000000000000")]
    public void Read_NoId_IsNull(string? text) => Assert.IsNull(RecordId.Read(text));

    [TestMethod]
    public void New_Numbers_AreAllDifferent()
    {
        var ids = Enumerable.Range(1, 5000).Select(number => RecordId.New("003", number)).ToList();

        Assert.HasCount(ids.Count, ids.Distinct().ToList());
        Assert.IsTrue(ids.TrueForAll(id => id.Length == 18 && id.StartsWith("003", StringComparison.Ordinal) && RecordId.Read(id[..15]) == id));
    }
}
