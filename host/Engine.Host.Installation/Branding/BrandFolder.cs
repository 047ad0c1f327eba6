using System.Security.Cryptography;

namespace Engine.Host.Installation.Branding;

/// <summary>Reads a branding folder: what is wrong costs itself alone, and is told.</summary>
internal static class BrandFolder
{
    public const string Name = "branding";

    private static readonly string[] Extensions = [".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".ico"];

    /// <param name="folders">Where it may be; the first that exists is it.</param>
    public static Brand Read(IEnumerable<string> folders)
    {
        if (folders.FirstOrDefault(Directory.Exists) is not { } folder) return Brand.Default;
        var problems = new List<string>();
        var text = Path.Combine(folder, BrandText.FileName);
        var brand = File.Exists(text) && ReadFile(text, BrandText.MaxBytes, problems) is { } json ? BrandText.Read(json, problems) : Brand.Default;
        return brand with
        {
            Logo = Picture(folder, "logo", 512 * 1024, problems),
            Splash = Picture(folder, "splash", 2 * 1024 * 1024, problems),
            Favicon = Picture(folder, "favicon", 128 * 1024, problems),
            Folder = folder,
            Problems = problems,
        };
    }

    /// <summary>Changes with any of the files.</summary>
    public static string Stamp(IEnumerable<string> folders)
    {
        if (folders.FirstOrDefault(Directory.Exists) is not { } folder) return "";
        try
        {
            var files = new DirectoryInfo(folder).EnumerateFiles().Where(IsOurs).OrderBy(file => file.Name, StringComparer.Ordinal);
            return string.Join('|', files.Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}").Prepend(folder));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return folder;
        }
    }

    private static bool IsOurs(FileInfo file) =>
        file.Name == BrandText.FileName || Path.GetFileNameWithoutExtension(file.Name) is "logo" or "splash" or "favicon";

    private static BrandPicture? Picture(string folder, string name, int maxBytes, List<string> problems)
    {
        if (Extensions.Select(extension => Path.Combine(folder, name + extension)).FirstOrDefault(File.Exists) is not { } path) return null;
        if (ReadFile(path, maxBytes, problems) is not { } data) return null;
        if (PictureKind.Of(data, out var reason) is { } mediaType)
        {
            var tag = Convert.ToHexStringLower(SHA256.HashData(data).AsSpan(0, 8));
            return new($"{Name}/{name}?v={tag}", mediaType, tag, data);
        }

        problems.Add($"{Path.GetFileName(path)} cannot be used: {reason}.");
        return null;
    }

    private static byte[]? ReadFile(string path, int maxBytes, List<string> problems)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var data = new byte[maxBytes + 1];
            var length = file.ReadAtLeast(data, data.Length, throwOnEndOfStream: false);
            if (length <= maxBytes) return data[..length];
            problems.Add($"{name} is too large: at most {maxBytes / 1024} KB.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{name} cannot be read: make it readable for the engine's user.");
        }

        return null;
    }
}
