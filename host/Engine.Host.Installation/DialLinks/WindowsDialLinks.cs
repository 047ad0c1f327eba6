using System.Runtime.Versioning;
using Engine.Host.Installation.Branding;
using Engine.Storage;
using Microsoft.Win32;

namespace Engine.Host.Installation.DialLinks;

/// <summary>
/// Links on Windows. A program says there that it can open them, and the user chooses: Microsoft Learn, "Default Programs", "Registering an application for use with
/// Default Programs". Where nobody has chosen, the class of the scheme itself opens them.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsDialLinks(Func<string?> command, DataFolder folder, CurrentBrand brand) : IDialLinks
{
    private const string Class = "CrmEngine.Dial";
    private const string Classes = @"Software\Classes";
    private const string Capabilities = @"Software\CrmEngine\Capabilities";
    private const string Registered = @"Software\RegisteredApplications";
    private const string RegisteredName = "CrmEngine";
    private const string Choices = @"Software\Microsoft\Windows\Shell\Associations\UrlAssociations";

    public DialLinkObstacle? Obstacle => command() is null ? DialLinkObstacle.NoCommand : null;

    public bool IsRegistered => Value(Registered, RegisteredName) == Capabilities && Value($@"{Classes}\{Class}\shell\open\command", "") == Line;

    private string Line => $"\"{command()}\" dial --data \"{folder.FullPath}\" -- \"%1\"";

    public IReadOnlyList<DialLink> Read() =>
    [
        .. DialLink.Schemes.Select(scheme =>
        {
            var chosen = Value($@"{Choices}\{scheme}\UserChoice", "ProgId") ?? (Value($@"{Classes}\{scheme}\shell\open\command", "") is { } line ? line == Line ? Class : line : null);
            return new DialLink(scheme, chosen, chosen == Class && Value($@"{Classes}\{Class}\shell\open\command", "") == Line);
        }),
    ];

    public void Register()
    {
        SetClass(Class);
        foreach (var scheme in DialLink.Schemes)
        {
            Set($@"{Capabilities}\URLAssociations", scheme, Class);
            if (Value($@"{Classes}\{scheme}\shell\open\command", "") is null) SetClass(scheme);
        }

        Set(Capabilities, "ApplicationName", brand.Value.ProductName);
        Set(Capabilities, "ApplicationDescription", brand.Value.ProductName);
        Set(Registered, RegisteredName, Capabilities);
    }

    public void Unregister()
    {
        foreach (var scheme in DialLink.Schemes.Where(scheme => Value($@"{Classes}\{scheme}\shell\open\command", "") == Line)) Delete($@"{Classes}\{scheme}");
        Delete($@"{Classes}\{Class}");
        Delete(@"Software\CrmEngine");
        using var registered = Registry.CurrentUser.OpenSubKey(Registered, writable: true);
        registered?.DeleteValue(RegisteredName, throwOnMissingValue: false);
    }

    private void SetClass(string name)
    {
        Set($@"{Classes}\{name}", "", $"URL:{brand.Value.ProductName}");
        Set($@"{Classes}\{name}", "URL Protocol", "");
        Set($@"{Classes}\{name}\shell\open\command", "", Line);
    }

    private static string? Value(string path, string name)
    {
        using var key = Registry.CurrentUser.OpenSubKey(path);
        return key?.GetValue(name) as string;
    }

    private static void Set(string path, string name, string value)
    {
        using var key = Registry.CurrentUser.CreateSubKey(path);
        key.SetValue(name, value);
    }

    private static void Delete(string path) => Registry.CurrentUser.DeleteSubKeyTree(path, throwOnMissingSubKey: false);
}
