using Engine.Core.Health;
using Engine.Core.Tests.Actions;
using Engine.Sdk;

namespace Engine.Core.Tests.Records;

[TestClass]
public sealed class RecordWritingTests(TestContext context)
{
    private static readonly RecordDraft Draft = new() { ContactName = "Bob Jones", Phone = "+441632960123" };

    private readonly CrmRig _rig = new();
    private readonly FakeCrm _crm = new();

    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task GetRecordTypesAsync_SeveralBooks_AnswersByPriorityWithoutThoseThatCannotOrFail()
    {
        var second = _rig.Add(new FakeCrm { Types = _ => Types("Lead", "Contact") }, priority: 2);
        var first = _rig.Add(new FakeCrm { Types = _ => Types("Person") }, priority: 1);
        _rig.Add(new PlainBook(), priority: 0);
        _rig.Add(new FakeCrm { Types = _ => throw new InvalidOperationException() }, priority: 0);
        _rig.Add(new FakeCrm(), priority: 0, isEnabled: false);

        var types = await _rig.Records.GetRecordTypesAsync(Token);

        CollectionAssert.AreEqual(
            new[] { (first, "Person"), (second, "Lead"), (second, "Contact") }, types.Select(type => (type.Book.Id, type.Type.Type)).ToArray());
    }

    [TestMethod]
    public async Task GetRecordTypesAsync_NonsenseAmongTheKinds_IsLeftOut()
    {
        _rig.Add(new FakeCrm { Types = _ => Types("Lead", "", null!, new string('x', 65), "Lead") });
        _rig.Add(new FakeCrm { Types = _ => Task.FromResult<IReadOnlyList<RecordType>>([null!]) });
        _rig.Add(new FakeCrm { Types = _ => Task.FromResult<IReadOnlyList<RecordType>>(null!) });

        var types = await _rig.Records.GetRecordTypesAsync(Token);

        Assert.AreEqual("Lead", types.Single().Type.Type);
    }

    [TestMethod]
    public async Task CreateAsync_BookThatCan_AnswersTheRecord()
    {
        var book = _rig.Add(_crm);
        _crm.Create = (type, draft, _) => Task.FromResult(new Contact { Key = new(book, type, "9"), Fields = [new("ContactName", draft.ContactName)] });

        var created = await _rig.Records.CreateAsync(book, "Contact", Draft, Token);

        Assert.AreEqual((BookOutcomeKind.Answered, "9", "Bob Jones"), (created.Kind, created.Value!.Key.Id, created.Value.DisplayText));
    }

    [TestMethod]
    public async Task CreateAsync_AnswerThatIsNoRecordOfTheBook_IsFaulted()
    {
        var book = _rig.Add(_crm);
        var answers = new Contact?[]
        {
            null,
            new() { Key = default, Fields = [] },
            new() { Key = new(AddressBookId.New(), "Contact", "1"), Fields = [] },
            new() { Key = new(book, "Contact", "1"), Fields = null! },
        };

        foreach (var answer in answers)
        {
            _crm.Create = (_, _, _) => Task.FromResult(answer!);
            var created = await _rig.Records.CreateAsync(book, "Contact", Draft, Token);
            Assert.AreEqual((BookOutcomeKind.Faulted, null), (created.Kind, created.Value));
            Assert.IsNotNull(created.Message);
        }
    }

    [TestMethod]
    public async Task CreateAsync_CrmRefuses_SaysWhy()
    {
        _crm.Create = (_, _, _) => throw new ConnectorException(ConnectorErrorKind.Refused, "Email is required.");

        var created = await _rig.Records.CreateAsync(_rig.Add(_crm), "Contact", Draft, Token);

        Assert.AreEqual((BookOutcomeKind.Refused, "Email is required."), (created.Kind, created.Message));
    }

    [TestMethod]
    public async Task CreateAsync_BookGoneClosedOffOrUnable_SaysSo()
    {
        var kinds = new List<BookOutcomeKind>();
        foreach (var book in new[] { AddressBookId.New(), _rig.Add(null), _rig.Add(_crm, isEnabled: false), _rig.Add(new PlainBook()) })
            kinds.Add((await _rig.Records.CreateAsync(book, "Contact", Draft, Token)).Kind);

        CollectionAssert.AreEqual(
            new[] { BookOutcomeKind.NotFound, BookOutcomeKind.Unavailable, BookOutcomeKind.Unavailable, BookOutcomeKind.Refused }, kinds);
    }

    [TestMethod]
    public async Task SaveAsync_RecordThatIsGone_IsNotFound()
    {
        _crm.Save = (_, _, _) => throw new ConnectorException(ConnectorErrorKind.NotFound, "Deleted.");

        var saved = await _rig.Records.SaveAsync(new(_rig.Add(_crm), "Contact", "1"), Draft, Token);

        Assert.AreEqual((BookOutcomeKind.NotFound, "Deleted."), (saved.Kind, saved.Message));
    }

    [TestMethod]
    public async Task SaveAsync_KnownRecord_AnswersItAsKeptNow()
    {
        var record = new RecordKey(_rig.Add(_crm), "Contact", "1");

        var saved = await _rig.Records.SaveAsync(record, Draft, Token);

        Assert.AreEqual(record, saved.Value!.Key);
    }

    [TestMethod]
    public async Task ReadAsync_Record_IsReadLiveAlsoFromABookThatIsOff()
    {
        var record = new RecordKey(_rig.Add(_crm, isEnabled: false), "Contact", "1");

        var read = await _rig.Records.ReadAsync(record, Token);

        Assert.AreEqual(record, read.Value!.Key);
    }

    [TestMethod]
    public async Task ReadAsync_AnotherRecordAnswered_IsFaulted()
    {
        var book = _rig.Add(_crm);
        _crm.Look = (_, _) => Task.FromResult<Contact?>(CrmRig.Contact(new(book, "Contact", "2")));

        var read = await _rig.Records.ReadAsync(new(book, "Contact", "1"), Token);

        Assert.AreEqual((BookOutcomeKind.Faulted, null), (read.Kind, read.Value));
    }

    [TestMethod]
    public async Task ReadAsync_GoneUnknownClosedOrUnable_SaysSo()
    {
        _crm.Look = (_, _) => Task.FromResult<Contact?>(null);
        var kinds = new List<BookOutcomeKind>();

        foreach (var book in new[] { _rig.Add(_crm), AddressBookId.New(), _rig.Add(null), _rig.Add(new PlainBook()) })
            kinds.Add((await _rig.Records.ReadAsync(new(book, "Contact", "1"), Token)).Kind);

        CollectionAssert.AreEqual(
            new[] { BookOutcomeKind.NotFound, BookOutcomeKind.NotFound, BookOutcomeKind.Unavailable, BookOutcomeKind.Refused }, kinds);
    }

    private static Task<IReadOnlyList<RecordType>> Types(params string[] types) =>
        Task.FromResult<IReadOnlyList<RecordType>>([.. types.Select(type => new RecordType { Type = type, DisplayName = "x", Fields = [] })]);
}
