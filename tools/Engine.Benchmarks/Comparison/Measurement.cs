using System.Diagnostics;
using Engine.Benchmarks.Contacts;
using Engine.Core.Names;

namespace Engine.Benchmarks.Comparison;

/// <summary>Asks one system one kind of question: right first, then how fast.</summary>
internal sealed class Measurement(ContactGenerator contacts, TimeSpan longest, CancellationToken cancellationToken)
{
    /// <summary>Answers per query: what a telephone shows.</summary>
    public const int Limit = 10;

    private const int MostQueries = 40_000;
    private const int MostChecks = 300;

    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    private readonly Answer[] _answers = new Answer[Limit];

    public Reading Take(ISearchSystem system, Question question)
    {
        var right = Check(system, question);
        Ask(system, question, longest / 10, new Histogram());
        GC.Collect();
        var latencies = new Histogram();
        Ask(system, question, longest, latencies);
        return new Reading(latencies.Percentile(0.5), latencies.Percentile(0.99), latencies.Count, right);
    }

    private void Ask(ISearchSystem system, Question question, TimeSpan atMost, Histogram latencies)
    {
        var end = Stopwatch.GetTimestamp() + (long)(atMost.TotalSeconds * Stopwatch.Frequency);
        for (var i = 0; i < MostQueries; i++)
        {
            var text = question.Samples[i % question.Samples.Count].Text;
            var begun = Stopwatch.GetTimestamp();
            question.Ask(system, text, _answers);
            var done = Stopwatch.GetTimestamp();
            latencies.Add((long)((done - begun) * NanosecondsPerTick));
            if (done > end) break;
            if (i % 64 == 0) cancellationToken.ThrowIfCancellationRequested();
        }
    }

    // By number the contact that was drawn must be there; a name has many bearers, but no answer may be a wrong one.
    private double Check(ISearchSystem system, Question question)
    {
        var (asked, right) = (0, 0);
        var end = Stopwatch.GetTimestamp() + (long)(longest.TotalSeconds / 4 * Stopwatch.Frequency);
        foreach (var sample in question.Samples.Take(MostChecks))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = _answers.AsSpan(0, question.Ask(system, sample.Text, _answers));
            asked++;
            if (question.Kind == QuestionKind.Number ? Contains(found, contacts[sample.Index].Id) : AllFit(found, new NameMatcher(sample.Text))) right++;
            if (Stopwatch.GetTimestamp() > end) break;
        }

        return (double)right / asked;
    }

    private static bool Contains(ReadOnlySpan<Answer> found, string id)
    {
        foreach (var answer in found)
        {
            if (answer.Id == id) return true;
        }

        return false;
    }

    private bool AllFit(ReadOnlySpan<Answer> found, NameMatcher asked)
    {
        foreach (var answer in found)
        {
            if (asked.Rank(contacts[int.Parse(answer.Id.AsSpan(1), null)].Contact) is null) return false;
        }

        return found.Length > 0;
    }
}

/// <summary>What was measured of one kind of question.</summary>
/// <param name="Median">In nanoseconds.</param>
/// <param name="Slow">What 99 of 100 stay below, in nanoseconds.</param>
/// <param name="Queries">How many were timed.</param>
/// <param name="Right">The share of queries that were answered rightly.</param>
internal readonly record struct Reading(double Median, double Slow, long Queries, double Right);
