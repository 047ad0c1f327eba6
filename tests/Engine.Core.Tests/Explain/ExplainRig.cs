using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Explain;
using Engine.Core.Tests.Search;
using Engine.Sdk;

namespace Engine.Core.Tests.Explain;

/// <summary>An explainer over fake books, some of which cannot be asked.</summary>
internal sealed class ExplainRig : IOpenBooks
{
    public ExplainRig(string? ownTel = "+441632960000")
    {
        Rig = new(ownTel);
        Explainer = new(this, Rig, Rig.Search, Rig.Reader, Rig.Time);
    }

    public SearchRig Rig { get; }

    public SearchExplainer Explainer { get; }

    public FakeOpenBooks Books => Rig.Books;

    /// <summary>Books that are not open, or not asked.</summary>
    public List<BookStatus> Others { get; } = [];

    IReadOnlyList<OpenBook> IOpenBooks.Enabled => Books.Enabled;

    IReadOnlyList<BookStatus> IOpenBooks.All => [.. Books.Enabled.Select(open => ((IOpenBooks)Books).Get(open.Id)!), .. Others];

    OpenBook? IOpenBooks.Find(AddressBookId id) => Books.Find(id);

    public async Task<SearchExplanation> ExplainAsync(string text, CancellationToken token) =>
        await Explainer.ExplainAsync(text, token) ?? throw new ArgumentException("There is nothing to search for.", nameof(text));

    /// <summary>A book that answers from a copy of these contacts.</summary>
    public OpenBook AddCopied(params Contact[] contacts)
    {
        var open = Books.Add(_ => new FakeBook((_, _) => throw new InvalidOperationException("must not be asked")), isCached: true);
        Copy(open.Id, [.. contacts.Select((contact, i) => contact with { Key = new(open.Id, "Contact", $"{i}") })]);
        return open;
    }

    public void Copy(AddressBookId book, params Contact[] contacts) =>
        Rig.Copies[book] = new CachedCopy(ContactIndex.Build(contacts, Rig.Reader), Rig.Time.GetUtcNow());

    public void AddOther(string name, BookState state, string? error = null) => Others.Add(new()
    {
        Book = new() { Id = AddressBookId.New(), ConnectorId = "fake", Name = name, Priority = 99, SettingsJson = "{}", IsEnabled = state != BookState.Disabled },
        State = state,
        Error = error,
    });

    public static Contact Person(string tel, params (string Name, string Value)[] more) => new()
    {
        Key = new(AddressBookId.New(), "Contact", "x"),
        Fields = [new(WellKnownFields.ContactName, "Bob Jones"), new(WellKnownFields.BusinessPhone, tel), .. more.Select(field => new ContactField(field.Name, field.Value))],
    };
}
