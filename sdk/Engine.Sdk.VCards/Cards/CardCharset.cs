using System.Text;

namespace Engine.Sdk.VCards;

/// <summary>Character sets by the names that files have for them.</summary>
public static class CardCharset
{
    /// <summary>An encoding by its name in a file.</summary>
    /// <param name="name">The name, perhaps in quotes.</param>
    /// <returns>The encoding; null when nobody knows it.</returns>
    public static Encoding? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        name = name.Trim().Trim('"');
        try
        {
            // Asked directly: registering the provider would change the whole process, which is the engine's.
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
