namespace Engine.Connectors.LocalFiles.Files;

/// <summary>Reads the path the way people paste it: in quotes, with blanks around, or beginning with <c>~</c>.</summary>
internal static class ContactPath
{
    /// <returns>The full path, or null when the text cannot be one.</returns>
    public static string? Expand(string? text)
    {
        var path = text?.Trim().Trim('"').Trim();
        if (string.IsNullOrEmpty(path) || path.Contains('\0', StringComparison.Ordinal))
            return null;
        if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith("~\\", StringComparison.Ordinal))
            path = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..];
        try
        {
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        }
        catch (Exception e) when (e is ArgumentException or IOException or NotSupportedException)
        {
            return null;
        }
    }
}
