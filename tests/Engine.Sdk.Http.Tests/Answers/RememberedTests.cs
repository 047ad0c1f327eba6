using Microsoft.Extensions.Time.Testing;

namespace Engine.Sdk.Http.Tests.Answers;

[TestClass]
public sealed class RememberedTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _read = [];
    private readonly Remembered<string?> _names;

    public RememberedTests() => _names = new(_time, TimeSpan.FromMinutes(5));

    [TestMethod]
    public async Task GetAsync_Again_IsReadOnce()
    {
        Assert.AreEqual("name of 1", await _names.GetAsync("1", () => NameAsync("1")));
        Assert.AreEqual("name of 1", await _names.GetAsync("1", () => NameAsync("1")));

        Assert.AreEqual("1", string.Join(' ', _read));
    }

    [TestMethod]
    public async Task GetAsync_AfterItsTime_IsReadAgain()
    {
        await _names.GetAsync(() => NameAsync("x"));
        _time.Advance(TimeSpan.FromMinutes(6));
        await _names.GetAsync(() => NameAsync("x"));
        _names.Clear();
        await _names.GetAsync(() => NameAsync("x"));

        Assert.HasCount(3, _read);
    }

    [TestMethod]
    public async Task GetAsync_Nothing_IsRememberedToo()
    {
        var count = 0;
        for (var i = 0; i < 2; i++)
        {
            await _names.GetAsync("1", () =>
            {
                count++;
                return Task.FromResult<string?>(null);
            });
        }

        Assert.AreEqual(1, count);
    }

    [TestMethod]
    public async Task GetAsync_Failure_IsNotRemembered()
    {
        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => _names.GetAsync("1", () => Task.FromException<string?>(new InvalidOperationException())));

        Assert.AreEqual("name of 1", await _names.GetAsync("1", () => NameAsync("1")));
    }

    [TestMethod]
    public async Task GetAsync_ManyKeys_ReadsWhatIsMissingTogether()
    {
        await _names.GetAsync("2", () => NameAsync("2"));

        var names = await _names.GetAsync(["1", "2", "3", "1", "4"], 2, NamesAsync);
        await _names.GetAsync(["1", "4"], 2, NamesAsync);

        Assert.AreEqual("2|1,3|4", string.Join('|', _read));
        Assert.AreEqual("name of 1, name of 2, name of 3, ", string.Join(", ", names.OrderBy(name => name.Key, StringComparer.Ordinal).Select(name => name.Value)));
    }

    [TestMethod]
    public async Task GetAsync_SeveralKeys_ReadsEachThatIsMissing()
    {
        var (remembered, asked) = (new Remembered<string>(TimeProvider.System, TimeSpan.FromHours(1)), new List<string>());
        Task<string> ReadAsync(string key)
        {
            asked.Add(key);
            return Task.FromResult($"<{key}>");
        }

        await remembered.GetAsync("b", () => ReadAsync("b"));
        var values = await remembered.GetAsync(["a", "b", "c"], ReadAsync);

        Assert.AreEqual("<a> <b> <c>", string.Join(' ', values));
        Assert.AreEqual("b a c", string.Join(' ', asked));
    }

    [TestMethod]
    public async Task AskAsync_WhatIsRememberedIsOld_AsksOnceMoreAfresh()
    {
        var asked = 0;

        var answer = await _names.AskAsync(
            async () =>
            {
                var name = await _names.GetAsync("1", () => NameAsync("1"));
                return asked++ == 0 ? throw new ConnectorException(ConnectorErrorKind.Misconfigured, "No such field.") : name;
            },
            ConnectorErrorKind.Misconfigured);

        Assert.AreEqual(("name of 1", "1|1"), (answer, string.Join('|', _read)));
    }

    [TestMethod]
    public async Task AskAsync_AnotherFailure_IsPassedOn()
    {
        var asked = 0;

        await Assert.ThrowsExactlyAsync<ConnectorException>(() => _names.AskAsync<int>(
            () =>
            {
                asked++;
                throw new ConnectorException(ConnectorErrorKind.Unavailable, "Down.");
            },
            ConnectorErrorKind.Misconfigured));

        Assert.AreEqual(1, asked);
    }

    private Task<string?> NameAsync(string id)
    {
        _read.Add(id);
        return Task.FromResult<string?>($"name of {id}");
    }

    // Of 4 the CRM knows nothing.
    private Task<IReadOnlyDictionary<string, string?>> NamesAsync(IReadOnlyList<string> ids)
    {
        _read.Add(string.Join(',', ids));
        return Task.FromResult<IReadOnlyDictionary<string, string?>>(ids.Where(id => id != "4").ToDictionary(id => id, string? (id) => $"name of {id}"));
    }
}
