namespace Engine.Core.PhoneNumbers.Plans;

/// <summary>
/// A pattern of the library's metadata, compiled for digits. The metadata uses a small part of regular expressions: digits, classes, groups,
/// alternatives, counted repetition and the end of the text. Immutable; matching allocates nothing and shares nothing between threads, which
/// is what <c>Regex</c> cannot promise: it lends its one runner to the first thread and makes another for the second.
/// </summary>
internal sealed class DigitPattern
{
    /// <summary>Positions to save per pattern: begin and end of up to seven groups, group 0 unused.</summary>
    public const int MaxSaved = 16;

    private readonly List<Step> _steps = [];
    private Step[] _program = [];

    private DigitPattern()
    {
    }

    public enum StepKind
    {
        Digit,
        Fork,
        Jump,
        Save,
        End,
        Match,
    }

    public IReadOnlyList<Step> Steps => _program;

    /// <summary>How many groups capture.</summary>
    public int Groups { get; private init; }

    /// <exception cref="FormatException">The pattern uses what no metadata used when this was written.</exception>
    public static DigitPattern Compile(string pattern, bool isPrefix = false)
    {
        var tree = new DigitPatternParser(pattern).Parse(out var groups);
        var compiled = new DigitPattern { Groups = groups };
        compiled.Emit(tree);
        if (isPrefix) compiled.EmitAnything();
        compiled._steps.Add(new(StepKind.Match));
        compiled._program = [.. compiled._steps];
        return compiled;
    }

    /// <summary>Where a match from the first digit on ends, as a backtracking regular expression finds it; -1 when there is none.</summary>
    /// <param name="digits">ASCII digits.</param>
    /// <param name="saved">Takes begin (2n) and end (2n + 1) of group n, -1 where it took no part; <see cref="MaxSaved"/> long.</param>
    public int MatchStart(ReadOnlySpan<char> digits, Span<int> saved)
    {
        saved.Fill(-1);
        return Match(0, 0, digits, saved);
    }

    private int Match(int step, int at, ReadOnlySpan<char> digits, Span<int> saved)
    {
        while (true)
        {
            var (kind, a, b) = _program[step];
            switch (kind)
            {
                case StepKind.Digit:
                    if (at >= digits.Length || (a >> (digits[at] - '0') & 1) == 0) return -1;
                    at++;
                    step++;
                    break;
                case StepKind.Fork:
                    if (Match(a, at, digits, saved) is >= 0 and var end) return end;
                    step = b;
                    break;
                case StepKind.Jump:
                    step = a;
                    break;
                case StepKind.Save:
                    var before = saved[a];
                    saved[a] = at;
                    var rest = Match(step + 1, at, digits, saved);
                    if (rest < 0) saved[a] = before;
                    return rest;
                case StepKind.End:
                    if (at != digits.Length) return -1;
                    step++;
                    break;
                default:
                    return at;
            }
        }
    }

    private void Emit(Node node)
    {
        switch (node)
        {
            case Node.Class { Mask: var mask }:
                _steps.Add(new(StepKind.Digit, mask));
                break;
            case Node.Sequence { Items: var items }:
                foreach (var item in items) Emit(item);
                break;
            case Node.Choice { Options: var options }:
                EmitChoice(options);
                break;
            case Node.Repeat { Item: var item, Fewest: var fewest, Most: var most }:
                for (var i = 0; i < fewest; i++) Emit(item);
                EmitOptional(item, most - fewest);
                break;
            case Node.Group { Item: var item, Number: var number }:
                _steps.Add(new(StepKind.Save, number * 2));
                Emit(item);
                _steps.Add(new(StepKind.Save, (number * 2) + 1));
                break;
            default:
                _steps.Add(new(StepKind.End));
                break;
        }
    }

    private void EmitChoice(IReadOnlyList<Node> options)
    {
        var exits = new List<int>();
        for (var i = 0; i < options.Count - 1; i++)
        {
            var fork = _steps.Count;
            _steps.Add(default);
            Emit(options[i]);
            exits.Add(_steps.Count);
            _steps.Add(default);
            _steps[fork] = new(StepKind.Fork, fork + 1, _steps.Count);
        }

        Emit(options[^1]);
        foreach (var exit in exits) _steps[exit] = new(StepKind.Jump, _steps.Count);
    }

    private void EmitOptional(Node item, int times)
    {
        var forks = new List<int>();
        for (var i = 0; i < times; i++)
        {
            forks.Add(_steps.Count);
            _steps.Add(default);
            Emit(item);
        }

        foreach (var fork in forks) _steps[fork] = new(StepKind.Fork, fork + 1, _steps.Count);
    }

    private void EmitAnything()
    {
        var fork = _steps.Count;
        _steps.Add(new(StepKind.Fork, fork + 1, fork + 3));
        _steps.Add(new(StepKind.Digit, 0x3FF));
        _steps.Add(new(StepKind.Jump, fork));
    }

    /// <summary>One instruction: a class of digits, two ways to go on (the first is tried first), a jump, a position to save, the end.</summary>
    public readonly record struct Step(StepKind Kind, int A = 0, int B = 0);

    public abstract record Node
    {
        public sealed record Class(int Mask) : Node;

        public sealed record Sequence(IReadOnlyList<Node> Items) : Node;

        public sealed record Choice(IReadOnlyList<Node> Options) : Node;

        public sealed record Repeat(Node Item, int Fewest, int Most) : Node;

        public sealed record Group(Node Item, int Number) : Node;

        public sealed record TextEnd : Node;
    }
}
