namespace Engine.Connectors.LocalFiles.Files;

/// <summary>The problems of one file: all are counted, the first ones kept.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<ReadProblem> _first = [];

    public string File { get; } = file;

    public int Count { get; private set; }

    public IReadOnlyList<ReadProblem> First => _first;

    public void Add(int line, string reason)
    {
        Count++;
        if (_first.Count < Limits.ProblemsPerFile)
            _first.Add(new(File, line, reason));
    }
}
