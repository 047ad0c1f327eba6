using Engine.Core.AddressBooks;
using Engine.Core.Applications;
using Engine.Core.Health;
using Engine.Core.Records;
using Engine.Core.Search;
using Engine.Host.Problems;
using Engine.Host.Search;
using Engine.Host.Wire;
using Engine.Sdk;

namespace Engine.Host.Records;

/// <summary>Answers with one record, in the caller's dialect.</summary>
internal sealed class RecordAnswers(IOpenBooks books, ActionOffers offers, RecordMapping mapping, BegunRecords begun)
{
    public IResult Of(BookCall<Contact> call, AddressBookId id, Dialect dialect)
    {
        if (call is not { IsAnswered: true, Value: { } contact })
        {
            return call.Kind == BookOutcomeKind.NotFound
                ? Problem.Of(ProblemCode.RecordGone, call.Message ?? "The record does not exist any more.")
                : Problem.Of(ProblemCode.ConnectorFailed, call.Message ?? "The CRM gave no reason.");
        }

        var book = books.Find(id);
        return book is null
            ? Problem.Of(ProblemCode.ConnectorFailed, "The record is saved, but its address book was closed meanwhile.")
            : Of(book.Configuration, contact, offers.For(book, contact, isCopied: false), null, dialect);
    }

    /// <summary>An empty record that SaveRecord will create.</summary>
    public IResult Begun(CreatableRecordType type, Dialect dialect)
    {
        var id = begun.Begin(type.Book.Id, type.Type.Type);
        var empty = new Contact { Key = new RecordKey(type.Book.Id, type.Type.Type, "new"), Fields = [], DisplayText = type.Type.DisplayName };
        return Of(type.Book, empty, [], id, dialect);
    }

    private IResult Of(AddressBook book, Contact contact, IReadOnlyList<OfferedAction> actions, string? id, Dialect dialect)
    {
        var hit = new Hit { Book = book, Contact = contact, Match = MatchQuality.Exact, Actions = actions };
        id ??= mapping.IdOf(hit);
        return dialect == Dialect.Integrator
            ? Json.Ok(mapping.ToGroupRecord(hit) with { UniqueId = id, RecordId = id, Match = null }, WireJsonContext.Wire.GroupRecord)
            : Json.Ok(mapping.ToRecord(hit) with { UniqueId = id, RecordId = id, Match = null }, WireJsonContext.Wire.SearchRecord);
    }
}
