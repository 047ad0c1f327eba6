namespace Engine.Sandbox;

/// <summary>The tables that are kept as text inside this program.</summary>
internal static class Resource
{
    /// <param name="name">Folder and file, such as <c>Salesforce/Schema/Fields.txt</c>.</param>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name) ?? throw new ArgumentException($"There is no {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }
}
