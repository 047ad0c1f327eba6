using System.Text;
using Engine.Host.Installation.Branding;
using Engine.Storage;

namespace Engine.Host.Installation.DialLinks;

/// <summary>Links on a desktop of freedesktop.org's kind: a desktop entry of this user, preferred in this user's <c>mimeapps.list</c>.</summary>
/// <param name="applications">The user's folder of desktop entries, <c>$XDG_DATA_HOME/applications</c>.</param>
/// <param name="config">The user's folder of settings, <c>$XDG_CONFIG_HOME</c>.</param>
/// <param name="desktops">The variable <c>XDG_CURRENT_DESKTOP</c>.</param>
/// <param name="command">The engine's command line; null when there is none.</param>
/// <param name="folder">The data folder of the engine that is to dial.</param>
/// <param name="brand">What the program is called.</param>
internal sealed class DesktopDialLinks(string applications, string config, string? desktops, Func<string?> command, DataFolder folder, CurrentBrand brand) : IDialLinks
{
    public const string EntryName = "crm-engine-dial.desktop";

    private readonly Lock _writing = new();

    // "The name or path of the executable program may not contain the equal sign."
    public DialLinkObstacle? Obstacle => command() is { } path && !path.Contains('=', StringComparison.Ordinal) ? null : DialLinkObstacle.NoCommand;

    public bool IsRegistered => Read().All(link => link.IsOurs);

    private string EntryPath => Path.Combine(applications, EntryName);

    private string ListPath => Path.Combine(config, "mimeapps.list");

    public IReadOnlyList<DialLink> Read()
    {
        // "File name and location": of the user's lists, one for the desktop goes before that for all.
        string[] lists = [.. (desktops ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Select(desktop => Path.Combine(config, $"{desktop.ToLowerInvariant()}-mimeapps.list")), ListPath];
        var texts = lists.Select(ReadIfThere).ToList();
        var isEntryOurs = ReadIfThere(EntryPath).Split('\n').Contains(Exec());
        return
        [
            .. DialLink.Schemes.Select(scheme =>
            {
                var handler = texts.SelectMany(text => MimeApps.DefaultsOf(text, TypeOf(scheme))).FirstOrDefault();
                return new DialLink(scheme, handler, handler == EntryName && isEntryOurs);
            }),
        ];
    }

    public void Register()
    {
        lock (_writing)
        {
            Directory.CreateDirectory(applications);
            Directory.CreateDirectory(config);
            Write(EntryPath, DesktopEntry.Text(brand.Value.ProductName, Exec(), DialLink.Schemes.Select(TypeOf)));
            Change(MimeApps.With);
        }
    }

    public void Unregister()
    {
        lock (_writing)
        {
            Change(MimeApps.Without);
            File.Delete(EntryPath);
        }
    }

    private static string TypeOf(string scheme) => $"x-scheme-handler/{scheme}";

    // What follows the two dashes is no option, whatever was clicked.
    private string Exec() => DesktopEntry.ExecOf([command() ?? "", "dial", "--data", folder.FullPath, "--"]);

    private void Change(Func<string, string, string, string> change)
    {
        var before = ReadIfThere(ListPath);
        var after = DialLink.Schemes.Aggregate(before, (text, scheme) => change(text, TypeOf(scheme), EntryName));
        if (after != before) Write(ListPath, after);
    }

    private static string ReadIfThere(string path) => File.Exists(path) ? File.ReadAllText(path) : "";

    // Whoever keeps such files elsewhere and links to them goes on doing so.
    private static void Write(string path, string text)
    {
        var linked = new FileInfo(path).LinkTarget is null ? null : File.ResolveLinkTarget(path, returnFinalTarget: true);
        UserOnlyFile.Write(linked?.FullName ?? path, Encoding.UTF8.GetBytes(text));
    }
}
