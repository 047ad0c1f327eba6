namespace Engine.Cli.Output;

/// <summary>Aligned columns under their titles. A column in which nothing stands is left out.</summary>
internal sealed class Table(params string[] titles)
{
    private const string Gap = "  ";

    private readonly List<string[]> _rows = [];

    public bool IsEmpty => _rows.Count == 0;

    /// <param name="cells">One for each title; any text.</param>
    public void Add(params string[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, titles.Length, nameof(cells));
        _rows.Add([.. cells.Select(Printable.Line)]);
    }

    /// <param name="output">Where to.</param>
    /// <param name="whenEmpty">What to say in place of a table without rows.</param>
    public void WriteTo(TextWriter output, string whenEmpty)
    {
        if (IsEmpty)
        {
            output.WriteLine(whenEmpty);
            return;
        }

        var columns = Enumerable.Range(0, titles.Length).Where(column => _rows.Exists(row => row[column].Length > 0)).ToList();
        foreach (var row in _rows.Prepend(titles))
            output.WriteLine(string.Join(Gap, columns.Select(column => row[column] + new string(' ', WidthOf(column) - Printable.Width(row[column])))).TrimEnd());
    }

    private int WidthOf(int column) => _rows.Prepend(titles).Max(row => Printable.Width(row[column]));
}
