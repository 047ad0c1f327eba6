using Engine.Core.Actions;
using Engine.Core.Search;
using Engine.Sdk;

namespace Engine.Core.Tests.Search;

[TestClass]
public sealed class OfferedActionsTests(TestContext context)
{
    private readonly SearchRig _rig = new();

    [TestMethod]
    public async Task SearchAsync_BookThatOnlySearches_OffersNothing()
    {
        _rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "1")));

        Assert.IsEmpty((await FirstAsync()).Actions);
    }

    [TestMethod]
    public async Task SearchAsync_RecordWithWebAddress_OffersToShowIt()
    {
        _rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "1") with { WebAddress = new Uri("https://crm.example/1") }));

        var action = (await FirstAsync()).Actions.Single();

        Assert.AreEqual(ActionIds.ShowRecord, action.ActionId);
        Assert.AreEqual("Show Contact", action.DisplayText);
        Assert.AreEqual(ActionKind.Default, action.Kind);
    }

    [TestMethod]
    [DataRow("javascript:alert(1)")]
    [DataRow("file:///etc/passwd")]
    public async Task SearchAsync_WebAddressOfAnotherScheme_IsNotOffered(string address)
    {
        _rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "1") with { WebAddress = new Uri(address) }));

        Assert.IsEmpty((await FirstAsync()).Actions);
    }

    [TestMethod]
    public async Task SearchAsync_BookThatLogsCalls_OffersTheCallActionsInItsOwnWords()
    {
        _rig.Books.Add(id => new LoggingBook(FakeBook.Person(id, "1"), FakeBook.Person(id, "2") with { AllowsCallLog = false }));

        var hits = (await _rig.FindAsync("bob", context.CancellationToken)).Hits;

        CollectionAssert.AreEqual(
            new[] { (ActionIds.CreatePhoneActivity, "Create Call Task"), (ActionIds.CreatePhoneActivityAndShow, "Create and show Call Task") },
            hits[0].Actions.Select(action => (action.ActionId, action.DisplayText)).ToArray());
        Assert.IsEmpty(hits[1].Actions);
    }

    [TestMethod]
    public async Task SearchAsync_ConnectorsOwnActions_AreOfferedOnlyWhenUsable()
    {
        _rig.Books.Add(id => new ActingBook(FakeBook.Person(id, "1") with
        {
            Actions =
            [
                new RecordAction { ActionId = "CreateTicket", DisplayText = "Create Ticket" },
                new RecordAction { ActionId = "", DisplayText = "no id" },
                new RecordAction { ActionId = "a b", DisplayText = "blank in its id" },
                null!,
            ],
        }));

        var action = (await FirstAsync()).Actions.Single();

        Assert.AreEqual(("CreateTicket", ActionKind.None), (action.ActionId, action.Kind));
    }

    private async Task<Hit> FirstAsync() => (await _rig.FindAsync("bob", context.CancellationToken)).Hits.Single();

    private sealed class LoggingBook(params Contact[] contacts) : FakeBook(contacts), ICallActivityLog
    {
        public string ActivityName => "Call Task";

        public Task<LoggedCall> LogCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken) => Task.FromResult(new LoggedCall());
    }

    private sealed class ActingBook(params Contact[] contacts) : FakeBook(contacts), IRecordActions
    {
        public Task<Uri?> RunAsync(RecordKey record, string actionId, CancellationToken cancellationToken) => Task.FromResult<Uri?>(null);
    }
}
