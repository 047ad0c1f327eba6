namespace Engine.Sdk.Http.Tests.Answers;

[TestClass]
public sealed class TogetherTests
{
    [TestMethod]
    public async Task AllAsync_Requests_AreAnsweredInTheirOrder()
    {
        Assert.AreEqual((1, "b"), await (Task.FromResult(1), Task.FromResult("b")).AllAsync());
        Assert.AreEqual((1, "b", 'c'), await (Task.FromResult(1), Task.FromResult("b"), Task.FromResult('c')).AllAsync());
        Assert.AreEqual((1, "b", 'c', 4L), await (Task.FromResult(1), Task.FromResult("b"), Task.FromResult('c'), Task.FromResult(4L)).AllAsync());
    }

    [TestMethod]
    public async Task AllAsync_OneFails_WaitsForTheOthers()
    {
        var other = new TaskCompletionSource<int>();
        var forbidden = new ConnectorException(ConnectorErrorKind.Forbidden, "No scope.");

        var both = (Task.FromException<string>(forbidden), other.Task).AllAsync();

        Assert.IsFalse(both.IsCompleted);
        other.SetResult(1);
        Assert.AreSame(forbidden, await Assert.ThrowsExactlyAsync<ConnectorException>(() => both));
    }
}
