using System.Text.RegularExpressions;

namespace Engine.Architecture.Tests;

/// <summary>Where things lie and what they are called. Every rule answers with one sentence per offence; none when all is well.</summary>
internal static partial class Layout
{
    public static IEnumerable<string> Broken(Repository repository) =>
        repository.Projects.SelectMany(project => BrokenProject(repository, project))
            .Concat(BrokenSolution(repository))
            .Concat(BrokenSources(repository))
            .Concat(HostNames(repository));

    private static IEnumerable<string> BrokenProject(Repository repository, ProjectFile project)
    {
        // Projects that only serve one another may share a folder: Engine.TestPlugins/Minimal holds Engine.TestPlugins.Minimal.
        if (Path.GetFileName(project.Folder) != project.Name && string.Join('.', project.Folder.Split('/').Skip(1)) != project.Name)
            yield return $"{project.Path}: the folder is not called {project.Name}.";
        if (!project.Name.StartsWith("Engine.", StringComparison.Ordinal))
            yield return $"{project.Path}: the name does not begin with Engine.";
        if (project.Area is not "tests" && !repository.Files.ContainsKey($"{project.Folder}/README.md"))
            yield return $"{project.Name} has no README.md.";
        foreach (var package in project.Packages.Where(package => package.HasVersion))
            yield return $"{project.Name} gives {package.Name} a version: those stand in Directory.Packages.props.";
        if (project.Area is "connectors")
        {
            if (!project.EnablesDynamicLoading)
                yield return $"{project.Name} does not set EnableDynamicLoading: its libraries would not be beside it.";
            if (project.Projects.Any(reference => reference.Name == "Engine.Sdk" && !reference.IsNotCopied))
                yield return $"{project.Name} copies Engine.Sdk: reference it with Private=false.";
        }
    }

    private static IEnumerable<string> BrokenSolution(Repository repository)
    {
        if (repository.Solution is null)
        {
            yield return "There is no Engine.sln.";
            yield break;
        }

        if (!repository.Solution.Contains("Microsoft Visual Studio Solution File, Format Version 12.00", StringComparison.Ordinal))
            yield return "Engine.sln is not in the classic format.";
        var inSolution = SolutionProject().Matches(repository.Solution).Select(match => match.Groups[1].Value.Replace('\\', '/')).ToHashSet();
        foreach (var project in repository.Projects.Where(project => !inSolution.Contains(project.Path)))
            yield return $"{project.Path} is not in Engine.sln.";
        foreach (var path in inSolution.Except(repository.Projects.Select(project => project.Path)))
            yield return $"Engine.sln names {path}, which is not there.";
    }

    private static IEnumerable<string> BrokenSources(Repository repository)
    {
        var configuration = repository.Files.GetValueOrDefault("NuGet.config") ?? "";
        if (!LocalSource().IsMatch(configuration))
            yield return "NuGet.config does not name sdk/packages, the source of our own SDK package.";
    }

    // A machine with another registry, or none, must be able to build.
    private static IEnumerable<string> HostNames(Repository repository) =>
        from path in (string[])["NuGet.config", "tests/run", ".ci/run"]
        let match = HostName().Match(repository.Files.GetValueOrDefault(path) ?? "")
        where match.Success
        select $"{path} names a host: {match.Value}.";

    [GeneratedRegex(@"^Project\(""\{[^""]*\}""\) = ""[^""]*"", ""([^""]+\.csproj)""", RegexOptions.Multiline)]
    private static partial Regex SolutionProject();

    [GeneratedRegex(@"<add\s+key=""[^""]+""\s+value=""(\./)?sdk/packages/?""")]
    private static partial Regex LocalSource();

    [GeneratedRegex(@"https?://[^\s""]*|\b[a-z0-9-]+\.(com|org|net|io|dev)\b", RegexOptions.IgnoreCase)]
    private static partial Regex HostName();
}
