using Engine.Host.Installation.DialLinks;
using Engine.Host.Tests.Rig;
using Engine.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Engine.Host.Tests.DialLinks;

/// <summary>Links on a desktop of freedesktop.org's kind, in a home of the test's own.</summary>
[TestClass]
public sealed class DesktopDialLinksTests
{
    private const string Ours = DesktopDialLinks.EntryName;

    private readonly string _home = TestFolders.New();
    private string? _command = "/opt/crm engine/engine";

    private string Applications => Path.Combine(_home, "share", "applications");

    private string Config => Path.Combine(_home, "config");

    private string List => Path.Combine(Config, "mimeapps.list");

    [TestMethod]
    public void Register_InAnEmptyHome_WritesEntryAndPreference()
    {
        var links = Links();
        Assert.AreEqual("tel  False, callto  False", Told(links));

        links.Register();

        Assert.IsTrue(links.IsRegistered);
        Assert.AreEqual($"tel {Ours} True, callto {Ours} True", Told(links));
        var entry = File.ReadAllText(Path.Combine(Applications, Ours));
        Assert.StartsWith("[Desktop Entry]\nType=Application\nName=Ring & Finder\n", entry);
        Assert.Contains("\nExec=\"/opt/crm engine/engine\" dial --data \"/data/of bob\" -- %u\n", entry);
        Assert.Contains("\nMimeType=x-scheme-handler/tel;x-scheme-handler/callto;\n", entry);
        Assert.Contains($"[Default Applications]\nx-scheme-handler/callto={Ours};\nx-scheme-handler/tel={Ours};\n", File.ReadAllText(List));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("[Default Applications]\n")]
    [DataRow("# mine\n\n[Default Applications]\ntext/html=firefox.desktop\nx-scheme-handler/tel = phone.desktop;other.desktop\n\n[Added Associations]\nx-scheme-handler/tel=phone.desktop;\n")]
    [DataRow("[Removed Associations]\nx-scheme-handler/tel=phone.desktop;")]
    [DataRow("[Added Associations]\r\ntext/plain=a.desktop;\r\n[Default Applications]\r\ntext/plain=a.desktop;\r\n")]
    public void Unregister_AfterRegister_LeavesEverythingElse(string before)
    {
        Directory.CreateDirectory(Config);
        File.WriteAllText(List, before);
        var links = Links();
        links.Register();
        Assert.IsTrue(links.IsRegistered);

        links.Register();
        links.Unregister();

        Assert.IsFalse(links.IsRegistered);
        Assert.IsFalse(File.Exists(Path.Combine(Applications, Ours)));
        var after = File.ReadAllText(List);
        Assert.DoesNotContain(Ours, after);
        // Groups that were added stay, empty; of a line that was changed the blanks and the last sign may differ.
        Assert.AreEqual(Essence(before), Essence(after));
    }

    [TestMethod]
    public void Read_OthersWereChosen_TellsThemAndForWhichDesktop()
    {
        Directory.CreateDirectory(Config);
        File.WriteAllText(List, "[Default Applications]\nx-scheme-handler/tel=phone.desktop\nx-scheme-handler/callto=phone.desktop\n");
        File.WriteAllText(Path.Combine(Config, "gnome-mimeapps.list"), "[Default Applications]\nx-scheme-handler/callto=gnome-calls.desktop\n");

        Assert.AreEqual("tel phone.desktop False, callto gnome-calls.desktop False", Told(Links()));
    }

    [TestMethod]
    public void Read_EntryOfAnotherEngine_IsNotOurs()
    {
        Links("/data/of another").Register();

        Assert.AreEqual($"tel {Ours} False, callto {Ours} False", Told(Links()));
    }

    [TestMethod]
    public void Register_ListIsALink_ChangesWhatItLinksTo()
    {
        Directory.CreateDirectory(Config);
        var kept = Path.Combine(_home, "dotfiles.list");
        File.WriteAllText(kept, "");
        File.CreateSymbolicLink(List, kept);

        Links().Register();

        Assert.IsNotNull(new FileInfo(List).LinkTarget);
        Assert.Contains(Ours, File.ReadAllText(kept));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("/opt/a=b/engine")]
    public void Obstacle_NoCommandThatCanBeRun_IsTold(string? command)
    {
        _command = command;

        Assert.AreEqual(DialLinkObstacle.NoCommand, Links().Obstacle);
    }

    [TestMethod]
    [DataRow("/usr/bin/engine", "/usr/bin/engine")]
    [DataRow("/a b", "\"/a b\"")]
    [DataRow("/100%", "\"/100%%\"")]
    [DataRow("/a\"b", "\"/a\\\\\"b\"")]
    [DataRow("/a$b`c", "\"/a\\\\$b\\\\`c\"")]
    [DataRow("/a\\b", "\"/a\\\\\\\\b\"")]
    [DataRow("/a\nb", "\"/a\\nb\"")]
    public void Exec_StrangePaths_AreQuoted(string path, string quoted) => Assert.AreEqual($"Exec={quoted} %u", DesktopEntry.ExecOf([path]));

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Command_AlongWithTheEngineOrOnThePath_IsFoundWhereItCanBeRun()
    {
        var (beside, onPath) = (Directory.CreateDirectory(Path.Combine(_home, "engine", "cli")).FullName, Directory.CreateDirectory(Path.Combine(_home, "bin")).FullName);
        string? Find() => DialCommand.Find(Path.Combine(_home, "engine"), $"relative:{onPath}");

        Assert.IsNull(Find());
        File.WriteAllText(Path.Combine(onPath, "engine"), "");
        Assert.IsNull(Find());
#pragma warning disable CA1416 // on Linux alone, as said above
        File.SetUnixFileMode(Path.Combine(onPath, "engine"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
#pragma warning restore CA1416
        Assert.AreEqual(Path.Combine(onPath, "engine"), Find());
        File.Copy(Path.Combine(onPath, "engine"), Path.Combine(beside, "engine"));
        Assert.AreEqual(Path.Combine(beside, "engine"), Find());
    }

    private DesktopDialLinks Links(string folder = "/data/of bob") => new(
        Applications, Config, "ubuntu:GNOME", () => _command, new DataFolder(folder),
        new CurrentBrand(new DataFolder(_home), Options.Create(new ProductOptions { ProductName = "Ring & Finder" }), TimeProvider.System, NullLogger<CurrentBrand>.Instance));

    private static string Told(DesktopDialLinks links) => string.Join(", ", links.Read().Select(link => $"{link.Scheme} {link.Handler} {link.IsOurs}"));

    private static string Essence(string list) => string.Concat(list.Replace(" ", "", StringComparison.Ordinal).Split('\n').Select(line => line.TrimEnd('\r', ';'))
        .Where(line => line.Length > 0 && line is not ("[DefaultApplications]" or "[AddedAssociations]")).Select(line => line + "\n"));
}
