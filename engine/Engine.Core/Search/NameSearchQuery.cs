using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Names;
using Engine.Sdk;

namespace Engine.Core.Search;

internal sealed class NameSearchQuery(NameMatcher asked) : SearchQuery
{
    public override string Key => $"name:{asked.Text}";

    public override Task<IReadOnlyList<Contact>> AskAsync(OpenBook book, int limit, CancellationToken cancellationToken) =>
        book.Connection.FindByNameAsync(new NameQuery { Text = asked.Text, Words = asked.Words, Limit = limit }, cancellationToken);

    public override IReadOnlyList<Contact> Ask(ContactIndex copy, int limit) => copy.FindByName(asked, limit);

    public override Fit? Judge(Contact candidate) => asked.Rank(candidate) is { } rank ? new Fit(MatchQuality.Name, rank) : null;
}
