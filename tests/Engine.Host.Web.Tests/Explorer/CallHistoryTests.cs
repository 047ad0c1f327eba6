using Engine.Host.Web.Explorer;
using Engine.Host.Web.Explorer.Calls;

namespace Engine.Host.Web.Tests.Explorer;

/// <summary>What the page remembers.</summary>
[TestClass]
public sealed class CallHistoryTests
{
    private static readonly ApiCall Ping = new() { Method = "POST", Name = "Ping", Group = CallGroup.Guide };

    [TestMethod]
    public void Add_MoreThanFifty_KeepsTheNewest()
    {
        var history = new CallHistory();

        for (var i = 1; i <= 60; i++) history.Add(new(Ping, [], false), new() { Status = i }, default);

        Assert.AreEqual((50, 60), (history.Calls.Count, history.Calls.First().Status));
    }

    [TestMethod]
    public void Load_PastCall_ShowsItAsItWasSent()
    {
        var state = new ExplorerState();
        state.Start("id");
        state.Show([Ping]);
        state.Open(Ping);
        state.Draft!.Rows.Add(new() { Key = "Id", Value = "first" });
        state.History.Add(state.Draft, new() { Status = 200 }, default);
        state.Draft.Rows[0].Value = "second";

        state.Load(state.History.Calls.First());
        state.Draft.Rows[0].Value = "third";
        state.Load(state.History.Calls.First());

        Assert.AreEqual(("first", "first"), (state.Draft.Rows[0].Value, state.History.Calls.First().Hint));
    }
}
