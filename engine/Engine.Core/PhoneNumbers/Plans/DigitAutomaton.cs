using System.Runtime.InteropServices;

namespace Engine.Core.PhoneNumbers.Plans;

/// <summary>Several patterns merged into one table: one look-up per digit tells what all of them together say of a number. Immutable.</summary>
internal sealed class DigitAutomaton
{
    private const int Dead = 0;
    private const int Start = 1;
    private const int Fan = 10;

    private readonly ushort[] _next;
    private readonly uint[] _verdicts;

    private DigitAutomaton(ushort[] next, uint[] verdicts) => (_next, _verdicts) = (next, verdicts);

    /// <param name="patterns">Whole numbers match, not their beginnings.</param>
    /// <param name="verdict">What it means for a number to match these of the patterns, by index; 0 for nothing.</param>
    public static DigitAutomaton Build(IReadOnlyList<DigitPattern> patterns, Func<IReadOnlySet<int>, uint> verdict) =>
        new Builder(patterns).Build(verdict);

    /// <summary>A pattern of which it only matters whether it matches.</summary>
    public static DigitAutomaton Build(string pattern) => Build([DigitPattern.Compile(pattern)], matched => matched.Count > 0 ? 1u : 0);

    /// <returns>The verdict on these digits, 0 when no pattern matches.</returns>
    public uint Run(ReadOnlySpan<char> digits)
    {
        var next = _next;
        var state = Start;
        foreach (var digit in digits)
        {
            state = next[(state * Fan) + (digit - '0')];
            if (state == Dead) return 0;
        }

        return _verdicts[state];
    }

    private sealed class Builder
    {
        private readonly List<(DigitPattern.Step Step, int Pattern)> _steps = [];
        private readonly List<int> _starts = [];
        private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
        private readonly List<int[]> _states = [[]];
        private readonly HashSet<int> _reached = [];

        public Builder(IReadOnlyList<DigitPattern> patterns)
        {
            for (var i = 0; i < patterns.Count; i++)
            {
                var offset = _steps.Count;
                _starts.Add(offset);
                foreach (var step in patterns[i].Steps) _steps.Add((Moved(step, offset), i));
            }
        }

        public DigitAutomaton Build(Func<IReadOnlySet<int>, uint> verdict)
        {
            var next = new List<ushort>(new ushort[Fan]);
            foreach (var start in _starts) Reach(start);
            StateOfReached();
            for (var state = Start; state < _states.Count; state++)
            {
                for (var digit = 0; digit < Fan; digit++)
                {
                    foreach (var at in _states[state])
                        if (_steps[at].Step is { Kind: DigitPattern.StepKind.Digit, A: var mask } && (mask >> digit & 1) != 0) Reach(at + 1);
                    next.Add((ushort)StateOfReached());
                }
            }

            return new([.. next], [.. _states.Select(state => verdict(MatchedIn(state)))]);
        }

        private static DigitPattern.Step Moved(DigitPattern.Step step, int offset) => step.Kind switch
        {
            DigitPattern.StepKind.Fork => step with { A = step.A + offset, B = step.B + offset },
            DigitPattern.StepKind.Jump => step with { A = step.A + offset },
            _ => step,
        };

        // Only steps that take a digit, and matches, make up a state; those between are walked through.
        private void Reach(int at)
        {
            var step = _steps[at].Step;
            switch (step.Kind)
            {
                case DigitPattern.StepKind.Fork:
                    Reach(step.A);
                    Reach(step.B);
                    break;
                case DigitPattern.StepKind.Jump:
                    Reach(step.A);
                    break;
                case DigitPattern.StepKind.Save:
                    Reach(at + 1);
                    break;
                case DigitPattern.StepKind.End:
                    throw new FormatException("A pattern of whole numbers names their end.");
                default:
                    _reached.Add(at);
                    break;
            }
        }

        private int StateOfReached()
        {
            if (_reached.Count == 0) return Dead;
            int[] state = [.. _reached];
            _reached.Clear();
            Array.Sort(state);
            var key = new string(MemoryMarshal.Cast<int, char>(state));
            if (_known.TryGetValue(key, out var known)) return known;
            _states.Add(state);
            if (_states.Count > ushort.MaxValue) throw new FormatException("The metadata's patterns make too large a table.");
            return _known[key] = _states.Count - 1;
        }

        private HashSet<int> MatchedIn(int[] state) =>
            [.. state.Where(at => _steps[at].Step.Kind == DigitPattern.StepKind.Match).Select(at => _steps[at].Pattern)];
    }
}
