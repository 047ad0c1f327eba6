namespace Engine.Architecture.Tests;

/// <summary>What the rules look at: the project files, the solution, and the text of the sources.</summary>
internal sealed record Repository
{
    public static readonly IReadOnlyList<string> Areas = ["sdk", "engine", "connectors", "host", "tools", "tests"];

    public IReadOnlyList<ProjectFile> Projects { get; init; } = [];

    /// <summary>The whole text of <c>Engine.sln</c>; null when there is none.</summary>
    public string? Solution { get; init; }

    /// <summary>Every other text the rules read, by path from the top: sources, props, configuration, read-mes, scripts.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    public static Repository Read(string top)
    {
        var texts = Directory.EnumerateFiles(top).Concat(Areas.Append(".ci").Select(area => Path.Combine(top, area)).Where(Directory.Exists).SelectMany(SourceFiles))
            .Where(IsText)
            .ToDictionary(path => Path.GetRelativePath(top, path).Replace('\\', '/'), File.ReadAllText);
        return new Repository
        {
            Projects = [.. texts.Where(file => IsProject(file.Key)).OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => ProjectFile.Read(file.Key, file.Value))],
            Solution = texts.GetValueOrDefault("Engine.sln"),
            Files = texts,
        };
    }

    /// <summary>The folder above the tests' own that holds the solution.</summary>
    public static string FindTop()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Engine.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder).Where(child => Path.GetFileName(child) is not ("bin" or "obj" or "artifacts" or "TestResults")).SelectMany(SourceFiles));

    private static bool IsText(string path) =>
        Path.GetExtension(path) is ".cs" or ".razor" or ".csproj" or ".props" or ".targets" or ".md" or ".config" or ".sln" or ".slnx" or ".json" or "";

    // What a `dotnet new` template holds is a project of whoever uses it, not one of ours.
    private static bool IsProject(string path) =>
        path.EndsWith(".csproj", StringComparison.Ordinal) && !(path.StartsWith("sdk/Engine.Sdk.Templates/", StringComparison.Ordinal) && path.Count(c => c == '/') > 2);
}
