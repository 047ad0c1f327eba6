namespace Engine.Sdk.Http.Tests.Answers;

[TestClass]
public sealed class AllowanceHeadersTests
{
    [TestMethod]
    [DataRow("9", "100", 9)]
    [DataRow("0", "100", 0)]
    [DataRow(null, "100", null)]
    [DataRow("9", null, null)]
    [DataRow("x", "100", null)]
    [DataRow("-1", "100", null)]
    [DataRow("9", "0", null)]
    public void Read_Headers_TellWhatIsLeft(string? remaining, string? total, int? expected)
    {
        using var answer = new HttpResponseMessage();
        if (remaining is not null) answer.Headers.Add("X-Left", remaining);
        if (total is not null) answer.Headers.Add("X-All", total);

        Assert.AreEqual(expected, AllowanceHeaders.Read(answer, "X-Left", "X-All", TimeSpan.FromSeconds(10))?.Remaining);
    }

    [TestMethod]
    [DataRow("40/100", "", 60, 100)]
    [DataRow("140/100", "", 0, 100)]
    [DataRow("0/0", "", 0, 1)]
    [DataRow("of-app=1/2(app), usage=40/100", "usage=", 60, 100)]
    [DataRow("usage=18/99999999999", "usage=", int.MaxValue - 18, int.MaxValue)]
    public void ReadUsage_Header_TellsWhatIsLeft(string header, string label, int remaining, int total)
    {
        using var answer = new HttpResponseMessage();
        answer.Headers.Add("X-Usage", header);

        var left = AllowanceHeaders.ReadUsage(answer, "X-Usage", label, TimeSpan.FromSeconds(10));

        Assert.AreEqual((remaining, total), (left?.Remaining, left?.Total));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("usage=")]
    [DataRow("usage=1")]
    [DataRow("usage=/")]
    [DataRow("usage=1/2/3")]
    [DataRow("usage=-1/2")]
    [DataRow("usage=x/2")]
    [DataRow("of-usage=1/2")]
    public void ReadUsage_SomethingElse_TellsNothing(string? header)
    {
        using var answer = new HttpResponseMessage();
        if (header is not null) answer.Headers.TryAddWithoutValidation("X-Usage", header);

        Assert.IsNull(AllowanceHeaders.ReadUsage(answer, "X-Usage", "usage=", TimeSpan.FromSeconds(10)));
    }
}
