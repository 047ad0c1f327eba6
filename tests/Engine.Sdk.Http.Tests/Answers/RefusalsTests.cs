using System.Text.Json;

namespace Engine.Sdk.Http.Tests.Answers;

[TestClass]
public sealed class RefusalsTests
{
    private static readonly ConnectorException Forbidden = new(ConnectorErrorKind.Forbidden, "No scope.");

    [TestMethod]
    public async Task OrNullAsync_KindThatIsNoFailure_IsNull()
    {
        Assert.AreEqual("a", await Task.FromResult("a").OrNullAsync(ConnectorErrorKind.Forbidden));
        Assert.IsNull(await Task.FromException<string>(Forbidden).OrNullAsync(ConnectorErrorKind.NotFound, ConnectorErrorKind.Forbidden));
    }

    [TestMethod]
    public async Task OrNullAsync_Json_IsNullLikewise()
    {
        var answer = JsonDocument.Parse("""{"id":"1"}""").RootElement;

        Assert.AreEqual("1", (await Task.FromResult(answer).OrNullAsync(ConnectorErrorKind.Forbidden))?.Text("id"));
        Assert.IsNull(await Task.FromException<JsonElement>(Forbidden).OrNullAsync(ConnectorErrorKind.Forbidden));
        await Assert.ThrowsExactlyAsync<ConnectorException>(() => Task.FromException<JsonElement>(Forbidden).OrNullAsync(ConnectorErrorKind.NotFound));
    }

    [TestMethod]
    public async Task OrNullAsync_AnotherKind_IsPassedOn()
    {
        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => Task.FromException<string>(Forbidden).OrNullAsync(ConnectorErrorKind.NotFound));

        Assert.AreSame(Forbidden, thrown);
    }

    [TestMethod]
    public async Task RefusalAsync_Forbidden_IsWhatTheCrmSaid()
    {
        Assert.AreSame(Forbidden, await Task.FromException(Forbidden).RefusalAsync());
        Assert.IsNull(await Task.CompletedTask.RefusalAsync());
    }

    [TestMethod]
    public async Task PermittedAsync_SomeForbidden_LeavesThemOut()
    {
        var answers = await new[] { Task.FromResult(1), Task.FromException<int>(Forbidden), Task.FromResult(3) }.PermittedAsync();

        CollectionAssert.AreEqual(new[] { 1, 3 }, answers.ToArray());
    }

    [TestMethod]
    public async Task PermittedAsync_AllForbidden_SaysSo()
    {
        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => new[] { Task.FromException<int>(Forbidden) }.PermittedAsync());

        Assert.AreSame(Forbidden, thrown);
    }

    [TestMethod]
    public async Task PermittedAsync_AnotherFailure_IsPassedOn()
    {
        var down = new ConnectorException(ConnectorErrorKind.Unavailable, "Down.");

        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => new[] { Task.FromResult(1), Task.FromException<int>(down) }.PermittedAsync());

        Assert.AreSame(down, thrown);
    }

    [TestMethod]
    public async Task PermittedAsync_NothingAsked_IsEmpty() => Assert.IsEmpty(await Array.Empty<Task<int>>().PermittedAsync());
}
