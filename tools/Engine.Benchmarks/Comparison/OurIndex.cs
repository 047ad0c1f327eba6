using Engine.Benchmarks.Contacts;
using Engine.Core.Caching;
using Engine.Core.Names;
using Engine.Core.PhoneNumbers;

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
        Span<FoundContact> found = stackalloc FoundContact[answers.Length];
        return Copy(found[.._index.FindByNumber(number, found)], answers);
    }

    public int FindByName(string asked, Span<Answer> answers)
    {
        Span<FoundContact> found = stackalloc FoundContact[answers.Length];
        return Copy(found[.._index.FindByName(new NameMatcher(asked), found)], answers);
    }

    public int FindInside(string asked, Span<Answer> answers) => FindByName(asked, answers);

    public ValueTask DisposeAsync()
    {
        _index = ContactIndex.Empty;
        return ValueTask.CompletedTask;
    }

    private int Copy(ReadOnlySpan<FoundContact> found, Span<Answer> answers)
    {
        for (var i = 0; i < found.Length; i++)
        {
            var (key, text) = _index.ReadLine(found[i]);
            answers[i] = new Answer(key.Id, text);
        }

        return found.Length;
    }
}
