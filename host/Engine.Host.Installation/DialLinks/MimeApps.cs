namespace Engine.Host.Installation.DialLinks;

/// <summary>
/// The text of a <c>mimeapps.list</c>, which says what opens which type. freedesktop.org, Association between MIME types and applications 1.0.1. What is not ours
/// stays as it is, to the letter.
/// </summary>
internal static class MimeApps
{
    private const string Defaults = "[Default Applications]";
    private const string Added = "[Added Associations]";

    /// <summary>The programs that open the type, the preferred one first.</summary>
    public static IReadOnlyList<string> DefaultsOf(string text, string type)
    {
        var lines = LinesOf(text);
        return [.. PlacesOf(lines, Defaults, type).SelectMany(place => ProgramsIn(lines[place]))];
    }

    /// <summary>Makes the program the preferred one; whoever was stands behind it.</summary>
    public static string With(string text, string type, string program)
    {
        var lines = LinesOf(Without(text, type, program));
        Put(lines, Defaults, type, program);
        Put(lines, Added, type, program);
        return string.Join('\n', lines);
    }

    public static string Without(string text, string type, string program)
    {
        var lines = LinesOf(text);
        foreach (var place in PlacesOf(lines, Defaults, type).Concat(PlacesOf(lines, Added, type)).Where(place => ProgramsIn(lines[place]).Contains(program)).OrderDescending().ToList())
        {
            var others = ProgramsIn(lines[place]).Where(other => other != program).ToList();
            if (others.Count == 0) lines.RemoveAt(place);
            else lines[place] = Line(type, others);
        }

        return string.Join('\n', lines);
    }

    private static void Put(List<string> lines, string group, string type, string program)
    {
        if (PlacesOf(lines, group, type).FirstOrDefault(-1) is >= 0 and var place)
        {
            lines[place] = Line(type, ProgramsIn(lines[place]).Prepend(program));
            return;
        }

        var head = lines.FindIndex(line => line.Trim() == group);
        if (head < 0)
        {
            // A text that ends in a line break ends in an empty line here.
            head = lines[^1].Length == 0 ? lines.Count - 1 : lines.Count;
            lines.Insert(head, group);
            if (head == lines.Count - 1) lines.Add("");
        }

        lines.Insert(head + 1, Line(type, [program]));
    }

    private static IEnumerable<int> PlacesOf(List<string> lines, string group, string type)
    {
        var isIn = false;
        for (var place = 0; place < lines.Count; place++)
        {
            var line = lines[place].Trim();
            if (line.StartsWith('[')) isIn = line == group;
            else if (isIn && line.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign && line[..sign].TrimEnd() == type) yield return place;
        }
    }

    private static List<string> LinesOf(string text) => [.. text.Split('\n')];

    private static string[] ProgramsIn(string line) =>
        line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Line(string type, IEnumerable<string> programs) => $"{type}={string.Concat(programs.Select(program => $"{program};"))}";
}
