using Engine.Core.Health;
using Engine.Core.Tests.Actions;
using Engine.Sdk;

namespace Engine.Core.Tests.Records;

/// <summary>One caller who rings at two desks becomes one record.</summary>
[TestClass]
public sealed class SharedCreationTests(TestContext context)
{
    private readonly CrmRig _rig = new();
    private readonly FakeCrm _crm = new();
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _created;

    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task CreateAsync_SameNumberAtOnce_IsCreatedOnceAndAnsweredAlike()
    {
        var book = Add();

        var creating = new[] { "+44 1632 960123", "0044 (0)1632/960123", "+441632960123" }.Select(phone => CreateAsync(book, phone)).ToList();
        _gate.SetResult();
        var created = await Task.WhenAll(creating);

        Assert.AreEqual(1, _created);
        Assert.IsTrue(created.All(call => call is { Kind: BookOutcomeKind.Answered, Value.Key.Id: "1" }));
    }

    [TestMethod]
    public async Task CreateAsync_OtherNumberOtherBookOrNone_IsCreatedToo()
    {
        var (book, other) = (Add(), Add());

        var creating = new[] { CreateAsync(book, "+441632960123"), CreateAsync(book, "+441632960124"), CreateAsync(other, "+441632960123"), CreateAsync(book, null), CreateAsync(book, null) };
        _gate.SetResult();
        await Task.WhenAll(creating);

        Assert.AreEqual(5, _created);
    }

    [TestMethod]
    public async Task CreateAsync_AgainAfterwards_IsCreatedAnew()
    {
        var book = Add();
        _gate.SetResult();

        await CreateAsync(book, "+441632960123");
        await CreateAsync(book, "+441632960123");

        Assert.AreEqual(2, _created);
    }

    [TestMethod]
    public async Task CreateAsync_FirstCallerLeaves_TheSecondIsAnswered()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var book = Add();
        var first = _rig.Records.CreateAsync(book, "Contact", Draft("+441632960123"), leaving.Token);
        var second = CreateAsync(book, "+441632960123");

        await leaving.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => first);
        _gate.SetResult();

        Assert.AreEqual("1", (await second).Value?.Key.Id);
        Assert.AreEqual(1, _created);
    }

    private AddressBookId Add()
    {
        var book = _rig.Add(_crm);
        _crm.Create = async (type, draft, _) =>
        {
            var id = Interlocked.Increment(ref _created);
            await _gate.Task.WaitAsync(Token);
            return new Contact { Key = new(book, type, $"{id}"), Fields = [new("ContactName", draft.ContactName)] };
        };
        return book;
    }

    private Task<BookCall<Contact>> CreateAsync(AddressBookId book, string? phone) => _rig.Records.CreateAsync(book, "Contact", Draft(phone), Token);

    private static RecordDraft Draft(string? phone) => new() { ContactName = "Bob Jones", Phone = phone };
}
