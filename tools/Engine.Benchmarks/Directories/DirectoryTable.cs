namespace Engine.Benchmarks.Directories;

/// <summary>The directories side by side, as a Markdown table.</summary>
internal static class DirectoryTable
{
    public static void Write(IReadOnlyList<DirectoryResult> results, TextWriter output)
    {
        Row("", result => result.Name);
        output.WriteLine($"| --- |{string.Concat(results.Select(_ => " ---: |"))}");
        Row("contacts, copied", result => $"{result.Contacts:N0}, {result.Copied:N0}");
        Row("known number, live: p50 / p99, ms (found)", result => Times(result.LiveNumbers));
        Row("unknown number, live: p50 / p99, ms (found)", result => Times(result.LiveUnknown));
        Row("five letters of a name, live: p50 / p99, ms (found)", result => Times(result.LiveNames));
        Row("known number, from the copy: p50 / p99, ms (found)", result => result.CopiedNumbers is { } copied ? Times(copied) : "");
        Row("first copy, s", result => $"{result.FirstCopy.TotalSeconds:0.0}");
        Row("copy when nothing has changed, s", result => $"{result.Unchanged.TotalSeconds:0.00}");
        Row("copy of 100 changes, s", result => $"{result.Delta.TotalSeconds:0.00}");

        void Row(string title, Func<DirectoryResult, string> cell) => output.WriteLine($"| {title} | {string.Join(" | ", results.Select(cell))} |");
    }

    private static string Times(DirectoryReading reading) => $"{reading.Times.Percentile(0.5) / 1e6:0.00} / {reading.Times.Percentile(0.99) / 1e6:0.00} ({reading.Found:P1})";
}
