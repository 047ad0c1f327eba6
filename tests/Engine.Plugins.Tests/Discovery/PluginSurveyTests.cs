using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Engine.Plugins.Discovery;

namespace Engine.Plugins.Tests.Discovery;

[TestClass]
public sealed class PluginSurveyTests
{
    private const int Nobody = 65534;

    private const UnixFileMode Open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;

    [TestMethod]
    [UnsupportedOSPlatform("windows")]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task Take_FolderThatMayNotBeRead_SaysSoAndSeesTheOthers()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Minimal);
        string[] open = [Path.GetDirectoryName(folder.Connectors)!, folder.Connectors, .. Directory.GetDirectories(folder.Connectors, "*", SearchOption.AllDirectories)];
        Array.ForEach(open, path => File.SetUnixFileMode(path, Open));
        var closed = Directory.CreateDirectory(Path.Combine(folder.Connectors, "closed"), UnixFileMode.None);

        var found = OnAThreadWithoutPrivileges(() => PluginSurvey.Take([folder.Connectors]));
        closed.UnixFileMode = Open;

        Assert.Contains("closed cannot be read", found.Single(source => source.Name == "closed").Unreadable!);
        Assert.IsNull(found.Single(source => source.Name != "closed").Unreadable);
    }

    // The administrator may read everything: for that thread alone files are opened as somebody who may not.
    private static T OnAThreadWithoutPrivileges<T>(Func<T> read)
    {
        var result = default(T);
        var thread = new Thread(() =>
        {
            if (Environment.IsPrivilegedProcess) _ = SetFileSystemUser(Nobody);
            result = read();
        });
        thread.Start();
        thread.Join();
        return result!; // the thread has ended, so it is set
    }

    [DllImport("libc", EntryPoint = "setfsuid")]
    private static extern int SetFileSystemUser(int user);
}
