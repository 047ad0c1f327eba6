using Engine.Plugins.Discovery;

namespace Engine.Plugins.Tests.Discovery;

[TestClass]
public sealed class PluginSourceTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("engine-source-tests-").FullName;

    [TestCleanup]
    public void CleanUp() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void OfFolder_TooManyFiles_SaysSoWithoutListingThem()
    {
        for (var i = 0; i <= 5_000; i++) File.WriteAllBytes(Path.Combine(_folder, $"{i}.txt"), []);

        var source = PluginSource.OfFolder(_folder);

        Assert.Contains("too large for a connector", source.Unreadable!);
        Assert.IsEmpty(source.Files);
    }

    [TestMethod]
    public void OfFolder_TooManyBytes_SaysSo()
    {
        using (var huge = File.Create(Path.Combine(_folder, "huge.bin"))) huge.SetLength((512L << 20) + 1);

        var source = PluginSource.OfFolder(_folder);

        Assert.Contains("too large for a connector", source.Unreadable!);
    }

    [TestMethod]
    public void Fingerprint_SameFiles_IsSame()
    {
        File.WriteAllText(Path.Combine(_folder, "A.dll"), "1");

        Assert.AreEqual(PluginSource.OfFolder(_folder).Fingerprint, PluginSource.OfFolder(_folder).Fingerprint);
    }

    [TestMethod]
    public void Fingerprint_TargetOfALinkChanged_IsAnother()
    {
        var target = Path.Combine(_folder, "target.tmp");
        File.WriteAllText(target, "1");
        File.CreateSymbolicLink(Path.Combine(_folder, "A.dll"), target);
        var before = PluginSource.OfFolder(_folder).Fingerprint;

        File.WriteAllText(target, "22");

        Assert.AreNotEqual(before, PluginSource.OfFolder(_folder).Fingerprint);
    }

    [TestMethod]
    public void OfFolder_Gone_IsEmpty()
    {
        Assert.IsTrue(PluginSource.OfFolder(Path.Combine(_folder, "gone")).IsEmpty);
    }
}
