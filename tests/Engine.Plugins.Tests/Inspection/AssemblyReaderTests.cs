using Engine.Plugins.Inspection;

namespace Engine.Plugins.Tests.Inspection;

[TestClass]
public sealed class AssemblyReaderTests
{
    [TestMethod]
    public void TryRead_Connector_TellsWhatItSaysAboutItself()
    {
        var isRead = AssemblyReader.TryRead(TestPlugins.DllOf(TestPlugins.Broken), out var facts, out var problem);

        Assert.IsTrue(isRead, problem);
        Assert.AreEqual((TestPlugins.Broken, new Version(0, 1, 0, 0), null), (facts!.Name, facts.Version, facts.Problem));
        var sound = facts.Connectors.Single(connector => connector.Id == "sound");
        Assert.AreEqual(("Engine.TestPlugins.Broken.Sound", 3, true, true), (sound.TypeName, sound.MaxConcurrentCalls, sound.IsConcrete, sound.UsesSharedSdk));
        Assert.HasCount(15, facts.Connectors);
    }

    [TestMethod]
    public void TryRead_Library_HasNoConnectors()
    {
        Assert.IsTrue(AssemblyReader.TryRead(Path.Combine(TestPlugins.FolderOf(TestPlugins.LibraryOld), "CsvHelper.dll"), out var facts, out _));

        Assert.IsEmpty(facts.Connectors);
    }

    [TestMethod]
    public void TryRead_DamagedAtAnyPlace_NeverThrows()
    {
        var sound = File.ReadAllBytes(TestPlugins.DllOf(TestPlugins.Minimal));
        var path = Path.GetTempFileName();
        var random = new Random(20221020);
        var (read, refused) = (0, 0);

        for (var round = 0; round < 2_000; round++)
        {
            var damaged = (byte[])sound.Clone();
            for (var hits = random.Next(1, 40); hits > 0; hits--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, damaged.AsSpan(0, round % 3 == 0 ? random.Next(damaged.Length) : damaged.Length));
            if (AssemblyReader.TryRead(path, out _, out var problem))
            {
                read++;
            }
            else
            {
                refused++;
                Assert.StartsWith(Path.GetFileName(path), problem);
            }
        }

        File.Delete(path);
        Assert.IsGreaterThan(0, read);
        Assert.IsGreaterThan(0, refused);
    }
}
