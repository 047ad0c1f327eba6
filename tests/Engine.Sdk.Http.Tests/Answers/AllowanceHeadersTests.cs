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
}
