using System.Diagnostics.CodeAnalysis;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Core.Health;

/// <summary>
/// The one place where the engine calls a connector: holds the deadline even against one that is deaf to its token, bounds how many calls
/// are under way, keeps a failing book from being asked for a while, and turns every way to fail into an outcome.
/// </summary>
public sealed partial class BookGuard
{
    public BookGuard(AddressBookId book, int maxConcurrentCalls, TimeProvider time, ILogger log)
    {
        _book = book;
        _slots = new SemaphoreSlim(maxConcurrentCalls, maxConcurrentCalls);
        _time = time;
        _log = log;
        _breaker = new CircuitBreaker(time);
    }

    private readonly AddressBookId _book;
    private readonly SemaphoreSlim _slots;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CircuitBreaker _breaker;
    private readonly DrainGate _drain = new();

    /// <summary>The last failure that still stands, or null when the last call was answered (or none was made).</summary>
    public BookFailure? Failure { get; private set; }

    /// <summary>Calls the connector, at most <paramref name="deadline"/> long.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled: the caller left.</exception>
    public async Task<BookCall<T>> CallAsync<T>(
        Func<CancellationToken, Task<T>> call, TimeSpan deadline, CancellationToken cancellationToken)
    {
        throw new NotImplementedException();
    }
}
