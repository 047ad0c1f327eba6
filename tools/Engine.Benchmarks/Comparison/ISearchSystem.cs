using Engine.Benchmarks.Contacts;

namespace Engine.Benchmarks.Comparison;

/// <summary>Something that contacts are found with: ours, or what people would take in its place. Asked from one thread.</summary>
internal interface ISearchSystem : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Starts what is needed, installing it first where that is possible.</summary>
    /// <exception cref="UnavailableException">It cannot be had on this machine.</exception>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Takes all contacts in; searchable afterwards.</summary>
    void Load(IEnumerable<GeneratedContact> contacts, CancellationToken cancellationToken);

    Footprint Footprint();

    /// <returns>How many answers there are now.</returns>
    int FindByNumber(string asked, Span<Answer> answers);

    /// <summary>One or two words that may be unfinished; the best first.</summary>
    /// <inheritdoc cref="FindByNumber"/>
    int FindByName(string asked, Span<Answer> answers);

    /// <summary>Letters anywhere in a word.</summary>
    /// <inheritdoc cref="FindByNumber"/>
    int FindInside(string asked, Span<Answer> answers);
}

/// <summary>One line of an answer, as it would be shown.</summary>
internal readonly record struct Answer(string Id, string Text);

/// <summary>What a loaded system occupies.</summary>
internal readonly record struct Footprint(long MemoryBytes, long DiskBytes);

/// <summary>A system cannot be measured here; the message says why.</summary>
internal sealed class UnavailableException(string message, Exception? inner = null) : Exception(message, inner);
