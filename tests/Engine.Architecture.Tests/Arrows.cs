using System.Text.RegularExpressions;

namespace Engine.Architecture.Tests;

/// <summary>Who may know whom. Every rule answers with one sentence per offence; none when all is well.</summary>
internal static partial class Arrows
{
    public static IEnumerable<string> Broken(Repository repository) =>
        repository.Projects.SelectMany(project => BrokenProjects(project).Concat(BrokenPackages(project)).Concat(BrokenFrameworks(project)))
            .Concat(HiddenReferences(repository))
            .Concat(Mentions(repository));

    private static IEnumerable<string> BrokenProjects(ProjectFile project) =>
        project.Projects.Where(reference => !IsAllowed(project, reference))
            .Select(reference => $"{project.Name} must not reference {reference.Name}.");

    private static bool IsAllowed(ProjectFile from, ProjectReference to) => from.Area switch
    {
        "sdk" => from.Name != "Engine.Sdk" && to.Area == "sdk",
        "engine" => to.Name is "Engine.Sdk" or "Engine.Sdk.Hosting" || (from.Name != "Engine.Core" && to.Name == "Engine.Core"),
        "connectors" => to.Area == "sdk",
        "host" => to.Area is "engine" or "host" || to.Name is "Engine.Sdk" or "Engine.Sdk.Hosting" || (to.IsBuildOrderOnly && (to.Area == "connectors" || to.Name is "Engine.Sandbox" or "Engine.Cli")),
        _ => true,
    };

    private static IEnumerable<string> BrokenPackages(ProjectFile project)
    {
        foreach (var package in project.Packages.Where(package => !package.IsPrivate))
        {
            if (project.Name == "Engine.Sdk" && !SdkPackages().IsMatch(package.Name))
                yield return $"Engine.Sdk must not depend on {package.Name}: every connector would have to live with it.";
            if (project.Area is "sdk" or "engine" or "host" or "connectors" && OwnerOf(package.Name, project.Area) is { } owner && owner != project.Name)
                yield return $"{project.Name} must not depend on {package.Name}: that is {owner}'s.";
        }
    }

    // A connector may speak to databases; ours are Engine.Storage's.
    private static string? OwnerOf(string package, string area) => package switch
    {
        "System.Composition" or "System.Composition.Hosting" or "System.Composition.TypedParts" or "System.Composition.Runtime" => "Engine.Plugins",
        "Duende.IdentityModel" or "Microsoft.Extensions.Http.Resilience" => "Engine.Sdk.Hosting",
        "Dapper" or "Microsoft.Data.Sqlite" when area is not "connectors" => "Engine.Storage",
        _ => null,
    };

    private static IEnumerable<string> BrokenFrameworks(ProjectFile project) =>
        project is { Name: "Engine.Sdk" or "Engine.Core" or "Engine.Plugins" } ? project.Frameworks.Select(framework => $"{project.Name} must not depend on {framework}.") : [];

    // A reference in a shared props file would reach every project below without standing in any of them.
    private static IEnumerable<string> HiddenReferences(Repository repository) =>
        repository.Files.Where(file => Path.GetExtension(file.Key) is ".props" or ".targets" && file.Value.Contains("<ProjectReference", StringComparison.Ordinal)
                && !file.Key.StartsWith("tests/", StringComparison.Ordinal))
            .Select(file => $"{file.Key} holds a ProjectReference: put it into the projects.");

    private static IEnumerable<string> Mentions(Repository repository)
    {
        foreach (var (path, text) in repository.Files)
        {
            var parts = path.Split('/');
            if (Path.GetExtension(path) is not (".cs" or ".razor") || parts[0] is not ("sdk" or "engine" or "host" or "connectors"))
                continue;
            var code = Comments().Replace(text, "");
            if (parts[1] != "Engine.Plugins" && PluginLoading().IsMatch(code))
                yield return $"{path} loads plugins: that is Engine.Plugins' alone.";
            if (parts[1] != "Engine.Storage" && parts[0] is not "connectors" && SqliteAccess().IsMatch(code))
                yield return $"{path} speaks to SQLite: that is Engine.Storage's alone.";
        }
    }

    [GeneratedRegex(@"^(System\.Composition\.AttributedModel|Microsoft\.Extensions\..+\.Abstractions)$")]
    private static partial Regex SdkPackages();

    [GeneratedRegex(@"System\.Composition\.(Hosting|Convention)|\bAssemblyLoadContext\b|\bAssembly\.Load")]
    private static partial Regex PluginLoading();

    [GeneratedRegex(@"\bMicrosoft\.Data\.Sqlite\b|\busing\s+(static\s+)?Dapper\b|\bSqliteConnection\b")]
    private static partial Regex SqliteAccess();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();
}
