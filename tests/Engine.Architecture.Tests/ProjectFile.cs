using System.Xml.Linq;

namespace Engine.Architecture.Tests;

/// <summary>What one project file says, as far as the rules ask. Conditions are ignored: a reference under any condition counts.</summary>
internal sealed record ProjectFile
{
    /// <summary>Path from the top of the repository, with forward slashes.</summary>
    public required string Path { get; init; }

    public IReadOnlyList<ProjectReference> Projects { get; init; } = [];

    public IReadOnlyList<PackageReference> Packages { get; init; } = [];

    public IReadOnlyList<string> Frameworks { get; init; } = [];

    public bool EnablesDynamicLoading { get; init; }

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The top-level folder: sdk, engine, connectors, host, tools or tests.</summary>
    public string Area => Path.Split('/')[0];

    public string Folder => Path[..Math.Max(0, Path.LastIndexOf('/'))];

    public static ProjectFile Read(string path, string xml)
    {
        var root = XElement.Parse(xml);
        return new ProjectFile
        {
            Path = path,
            Projects = [.. Items(root, "ProjectReference").Select(item => new ProjectReference(
                Resolve(path, Include(item)), Value(item, "ReferenceOutputAssembly") is "false", Value(item, "Private") is "false"))],
            Packages = [.. Items(root, "PackageReference").Select(item => new PackageReference(
                Include(item), Value(item, "PrivateAssets") is "all", Value(item, "Version") is not null))],
            Frameworks = [.. Items(root, "FrameworkReference").Select(Include)],
            EnablesDynamicLoading = root.Descendants("EnableDynamicLoading").Any(element => element.Value.Trim() is "true"),
        };
    }

    private static IEnumerable<XElement> Items(XElement root, string name) => root.Descendants(name).Where(item => item.Attribute("Include") is not null);

    private static string Include(XElement item) => (string?)item.Attribute("Include") ?? "";

    private static string? Value(XElement item, string name) => ((string?)item.Attribute(name) ?? (string?)item.Element(name))?.Trim().ToLowerInvariant();

    private static string Resolve(string from, string include)
    {
        var parts = new List<string>(from.Split('/')[..^1]);
        foreach (var part in include.Replace('\\', '/').Replace("$(MSBuildThisFileDirectory)", "", StringComparison.OrdinalIgnoreCase).Split('/'))
        {
            if (part is "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ""))
                parts.Add(part);
        }

        return string.Join('/', parts);
    }
}

/// <param name="Path">The referenced project, from the top of the repository; may hold a wildcard.</param>
/// <param name="IsBuildOrderOnly">Built first, but not referenced (ReferenceOutputAssembly=false).</param>
/// <param name="IsNotCopied">Its assembly does not go to the output folder (Private=false).</param>
internal sealed record ProjectReference(string Path, bool IsBuildOrderOnly = false, bool IsNotCopied = false)
{
    public string Area => Path.Split('/')[0];

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);
}

/// <param name="Name">The package.</param>
/// <param name="IsPrivate">Nothing of it reaches whoever uses the project (PrivateAssets=all), as with analyzers.</param>
/// <param name="HasVersion">Carries a version of its own in place of the central one.</param>
internal sealed record PackageReference(string Name, bool IsPrivate = false, bool HasVersion = false);
