using System.Collections;
using System.Diagnostics;

namespace Engine.Benchmarks.Comparison;

/// <summary>Counts the time that making the items takes, so that it can be taken off the time of whoever takes them in.</summary>
internal sealed class TimedSource<T>(IEnumerable<T> items) : IEnumerable<T>
{
    private long _ticks;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(0, _ticks);

    public IEnumerator<T> GetEnumerator()
    {
        using var inner = items.GetEnumerator();
        while (true)
        {
            var begun = Stopwatch.GetTimestamp();
            var hasNext = inner.MoveNext();
            _ticks += Stopwatch.GetTimestamp() - begun;
            if (!hasNext) yield break;
            yield return inner.Current;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
