namespace Engine.Benchmarks.Comparison;

/// <summary>The comparison as a Markdown table; behind each rival's value how many times ours it is.</summary>
internal static class ComparisonTable
{
    private const double Mebi = 1024 * 1024;

    public static void Write(IReadOnlyList<Contestant> all, IReadOnlyList<Question> questions, TextWriter output)
    {
        var measured = all.Where(contestant => contestant.Unavailable is null).ToArray();
        Row(output, "", measured.Select(contestant => contestant.Name));
        Row(output, "---", measured.Select(_ => "---:"));
        Row(output, "loading, s", measured.Select(contestant => $"{contestant.LoadTime.TotalSeconds:0.0}"));
        Row(output, "memory, MiB", measured.Select(contestant => $"{contestant.Footprint.MemoryBytes / Mebi:0}"));
        Row(output, "disk, MiB", measured.Select(contestant => $"{contestant.Footprint.DiskBytes / Mebi:0}"));
        for (var i = 0; i < questions.Count; i++)
        {
            var ours = measured[0].Readings[i];
            var cells = measured.Select((contestant, place) => Cell(contestant.Readings[i], place == 0 ? null : ours));
            Row(output, $"{questions[i].Title}: p50 / p99, us", cells);
        }

        output.WriteLine();
        Row(output, "answered rightly, %", measured.Select(contestant => contestant.Name));
        Row(output, "---", measured.Select(_ => "---:"));
        for (var i = 0; i < questions.Count; i++)
            Row(output, questions[i].Title, measured.Select(contestant => $"{contestant.Readings[i].Right * 100:0.0}"));
        output.WriteLine();
        foreach (var missing in all.Where(contestant => contestant.Unavailable is not null))
            output.WriteLine($"{missing.Name} was not measured: {missing.Unavailable}");
    }

    private static string Cell(Reading reading, Reading? ours)
    {
        var times = $"{Microseconds(reading.Median)} / {Microseconds(reading.Slow)}";
        return ours is { } own ? $"{times} (x{Significant(reading.Median / own.Median)})" : times;
    }

    private static string Microseconds(double nanoseconds) => Significant(nanoseconds / 1000);

    private static string Significant(double value) => value switch
    {
        < 0.1 => $"{value:0.####}",
        < 1 => $"{value:0.00}",
        < 10 => $"{value:0.0}",
        _ => $"{value:0}",
    };

    private static void Row(TextWriter output, string title, IEnumerable<string> cells) => output.WriteLine($"| {title} | {string.Join(" | ", cells)} |");
}
