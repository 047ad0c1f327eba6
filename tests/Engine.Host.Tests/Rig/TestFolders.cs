namespace Engine.Host.Tests.Rig;

/// <summary>Data folders for the engines of a run, removed at its end.</summary>
[TestClass]
public static class TestFolders
{
    private static readonly string s_root = Directory.CreateTempSubdirectory("engine-host-tests-").FullName;

    public static string New() => Directory.CreateDirectory(Path.Combine(s_root, Guid.NewGuid().ToString("N"))).FullName;

    [AssemblyCleanup]
    public static void Remove() => Directory.Delete(s_root, recursive: true);
}
