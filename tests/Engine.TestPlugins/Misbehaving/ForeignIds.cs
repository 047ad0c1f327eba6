using Engine.Sdk;

namespace Engine.TestPlugins.Misbehaving;

/// <summary>Answers with matching records that name another book.</summary>
[Connector("foreign-ids")]
public sealed class ForeignIds : AnsweringConnector
{
    private static readonly AddressBookId Another = AddressBookId.New();

    protected override Task<IReadOnlyList<Contact>> AnswerAsync(Question question) =>
        Task.FromResult<IReadOnlyList<Contact>>([question.Match(1, Another), question.Match(2, default(AddressBookId)), question.Match(3, Another)]);
}
