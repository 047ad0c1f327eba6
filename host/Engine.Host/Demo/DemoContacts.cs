namespace Engine.Host.Demo;

/// <summary>The sample contacts: shipped beside the program, searched where the user may change them.</summary>
internal static class DemoContacts
{
    private const string Folder = "demo-contacts";

    private static string Shipped => Path.Combine(AppContext.BaseDirectory, "Demo", "contacts");

    /// <summary>Copies what is not there yet: a file that the user has changed stays as it is.</summary>
    /// <returns>The folder the contacts now lie in.</returns>
    public static string CopyTo(string dataFolder)
    {
        var target = Directory.CreateDirectory(Path.Combine(dataFolder, Folder));
        foreach (var file in Directory.EnumerateFiles(Shipped))
        {
            var copy = Path.Combine(target.FullName, Path.GetFileName(file));
            if (File.Exists(copy)) continue;
            // Moved into place whole, so that an interrupted copy is not taken for a changed file.
            File.Copy(file, copy + ".part", overwrite: true);
            File.Move(copy + ".part", copy);
        }

        return target.FullName;
    }
}
