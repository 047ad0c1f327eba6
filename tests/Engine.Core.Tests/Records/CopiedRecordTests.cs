using Engine.Core.Caching;
using Engine.Core.Health;
using Engine.Core.PhoneNumbers;
using Engine.Core.Tests.Actions;
using Engine.Sdk;

namespace Engine.Core.Tests.Records;

/// <summary>What the copy of a book answers when the book does not.</summary>
[TestClass]
public sealed class CopiedRecordTests(TestContext context)
{
    private readonly CrmRig _rig = new();
    private readonly FakeCrm _crm = new();

    [TestMethod]
    public async Task ReadAsync_CrmIsDown_TheCopyAnswers()
    {
        _crm.Look = (_, _) => throw new ConnectorException(ConnectorErrorKind.Unavailable, "Down.");

        var (known, unknown) = await ReadAsync(_crm);

        Assert.AreEqual((BookOutcomeKind.Answered, "1"), (known.Kind, known.Value!.Key.Id));
        Assert.AreEqual((BookOutcomeKind.Unavailable, "Down."), (unknown.Kind, unknown.Message));
    }

    [TestMethod]
    public async Task ReadAsync_CrmSaysGone_TheCopyDoesNotContradict()
    {
        _crm.Look = (_, _) => Task.FromResult<Contact?>(null);

        var (known, _) = await ReadAsync(_crm);

        Assert.AreEqual(BookOutcomeKind.NotFound, known.Kind);
    }

    [TestMethod]
    public async Task ReadAsync_BookThatCannotReadOneRecord_AnswersFromItsCopyAlone()
    {
        var (known, unknown) = await ReadAsync(new PlainBook());

        Assert.AreEqual(BookOutcomeKind.Answered, known.Kind);
        Assert.AreEqual(BookOutcomeKind.NotFound, unknown.Kind);
    }

    [TestMethod]
    public async Task ReadAsync_BookThatIsNotOpen_AnswersFromItsCopy()
    {
        var (known, _) = await ReadAsync(null);

        Assert.AreEqual(BookOutcomeKind.Answered, known.Kind);
    }

    private async Task<(BookCall<Contact> Known, BookCall<Contact> Unknown)> ReadAsync(IAddressBook? connection)
    {
        var book = _rig.Add(connection);
        var record = new RecordKey(book, "Contact", "1");
        _rig.Copies[book] = new(ContactIndex.Build([CrmRig.Contact(record)], new PhoneNumberReader(null)), _rig.Time.GetUtcNow());
        return (
            await _rig.Records.ReadAsync(record, context.CancellationToken),
            await _rig.Records.ReadAsync(new(book, "Contact", "2"), context.CancellationToken));
    }
}
