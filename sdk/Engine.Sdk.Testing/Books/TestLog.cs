using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Engine.Sdk.Testing;

/// <summary>A log that keeps what is written to it. For several threads at once.</summary>
public sealed class TestLog : ILogger, ILoggerProvider, ILoggerFactory
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Channel<string> _news = Channel.CreateUnbounded<string>();

    /// <summary>Every line so far, with what the exceptions beside it say.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Waits for the next line that holds a text; lines an earlier wait has passed do not count. One waits at a time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Cancelled when the test ends.</param>
    /// <returns>The line.</returns>
    public async Task<string> WaitForAsync(string text, CancellationToken cancellationToken)
    {
        while (true)
        {
            var line = await _news.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }
    }

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        var line = exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception}";
        _lines.Enqueue(line);
        _news.Writer.TryWrite(line);
    }

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => true;

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
