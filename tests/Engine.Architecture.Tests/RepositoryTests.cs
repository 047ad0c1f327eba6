using System.Runtime.Versioning;

namespace Engine.Architecture.Tests;

/// <summary>This repository keeps the rules.</summary>
[TestClass]
public sealed class RepositoryTests
{
    private static readonly Repository Ours = Repository.Read(Repository.FindTop());

    [TestMethod]
    public void Read_ThisRepository_FindsTheProjects()
    {
        var names = Ours.Projects.Select(project => project.Name).ToList();

        CollectionAssert.IsSubsetOf((string[])["Engine.Sdk", "Engine.Core", "Engine.Plugins", "Engine.Storage", "Engine.Host", "Engine.Architecture.Tests"], names);
    }

    [TestMethod]
    public void Arrows_ThisRepository_AreKept() => AssertNone(Arrows.Broken(Ours));

    [TestMethod]
    public void Layout_ThisRepository_IsKept() => AssertNone(Layout.Broken(Ours));

    [TestMethod]
    [DataRow("tests/run")]
    [DataRow(".ci/run")]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void Script_OnDisk_IsExecutable(string path)
    {
        var mode = File.GetUnixFileMode(Path.Combine(Repository.FindTop(), path));

        Assert.IsTrue(mode.HasFlag(UnixFileMode.UserExecute), $"{path} is not executable.");
    }

    private static void AssertNone(IEnumerable<string> broken)
    {
        var all = broken.ToList();

        Assert.IsEmpty(all, string.Join(Environment.NewLine, all));
    }
}
