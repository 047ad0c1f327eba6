using Engine.Benchmarks.Contacts;
using Engine.Core.Caching;
using Engine.Core.Names;
using Engine.Core.PhoneNumbers;
using Engine.Sdk;

namespace Engine.Benchmarks.Comparison;

/// <summary>The engine's own index of a cached book, asked with text as a client sends it: reading the text is part of what is measured.</summary>
internal sealed class OurIndex : ISearchSystem
{
    private readonly PhoneNumberReader _reader = new(Samples.OwnNumber);
    private ContactIndex _index = ContactIndex.Empty;
    private long _memoryBefore;

    public string Name => "ours";

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Load(IEnumerable<GeneratedContact> contacts, CancellationToken cancellationToken)
    {
        _memoryBefore = GC.GetTotalMemory(forceFullCollection: true);
        _index = ContactIndex.Build(contacts.Select(contact => contact.Contact), _reader);
    }

    public Footprint Footprint() => new(GC.GetTotalMemory(forceFullCollection: true) - _memoryBefore, 0);

    public int FindByNumber(string asked, Span<Answer> answers)
    {
        if (_reader.ReadAsked(asked) is not { } number) return 0;
        var right = _index.FindByNumber(number)
            .Select(contact => (Contact: contact, Match: PhoneNumberMatch.Best(number, contact, _reader)))
            .Where(found => found.Match is not null)
            .OrderBy(found => found.Match)
            .Take(answers.Length)
            .Select(found => found.Contact);
        return Copy(right, answers);
    }

    public int FindByName(string asked, Span<Answer> answers) => Copy(_index.FindByName(new NameMatcher(asked), answers.Length), answers);

    public int FindInside(string asked, Span<Answer> answers) => FindByName(asked, answers);

    public ValueTask DisposeAsync()
    {
        _index = ContactIndex.Empty;
        return ValueTask.CompletedTask;
    }

    private static int Copy(IEnumerable<Contact> contacts, Span<Answer> answers)
    {
        var count = 0;
        foreach (var contact in contacts) answers[count++] = new Answer(contact.Key.Id, contact.DisplayText ?? "");
        return count;
    }
}
