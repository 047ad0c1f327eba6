namespace Engine.Cli.Running;

/// <summary>Where the engine of this user keeps its files.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="IsDefault">Nothing was said about it.</param>
internal sealed record DataFolder(string Path, bool IsDefault)
{
    private const string Variable = "Engine__DataFolder";

    private static string Default => System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "crm-engine");

    public static DataFolder Choose(string? option, bool isDemo, Func<string, string?> environment)
    {
        if (!string.IsNullOrWhiteSpace(option))
            return new DataFolder(System.IO.Path.GetFullPath(option), IsDefault: false);
        if (isDemo)
            return new DataFolder(Default + "-demo", IsDefault: false);
        return environment(Variable) is { Length: > 0 } named ? new DataFolder(System.IO.Path.GetFullPath(named), IsDefault: false) : new DataFolder(Default, IsDefault: true);
    }
}
