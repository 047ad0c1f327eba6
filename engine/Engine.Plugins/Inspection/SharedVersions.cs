using Engine.Plugins.Loading;

namespace Engine.Plugins.Inspection;

/// <summary>Whether the shared assemblies we have are new enough for what an assembly was compiled with.</summary>
internal static class SharedVersions
{
    public static string? Problem(AssemblyFacts assembly)
    {
        foreach (var reference in assembly.References)
        {
            var ours = SharedAssemblies.VersionOf(reference.Name);
            if (ours is null || reference.Version is not { } theirs || (theirs.Major, theirs.Minor).CompareTo((ours.Major, ours.Minor)) <= 0) continue;
            return $"{assembly.File} is built against {reference.Name} {theirs.ToString(2)}, but this engine has {ours.ToString(2)}. Update the engine, or build the connector against {reference.Name} {ours.ToString(2)}.";
        }

        return null;
    }
}
