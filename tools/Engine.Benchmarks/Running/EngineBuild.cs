using Engine.TestServers.Processes;

namespace Engine.Benchmarks.Running;

/// <summary>The engine's program, built from this repository as it would be shipped.</summary>
internal static class EngineBuild
{
    /// <returns>The program.</returns>
    public static async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var project = Path.Combine(Root(), "host", "Engine.Host");
        await Tool.RunAsync("dotnet", ["build", "-c", "Release", "-v", "q", "--nologo", "-nodeReuse:false", project], cancellationToken);
        return Path.Combine(project, "bin", "Release", "net10.0", "Engine.Host");
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Engine.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("Run this from a build inside the repository: the engine is built from there.");
    }
}
