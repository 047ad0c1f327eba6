using System.Text;
using System.Text.Encodings.Web;

namespace Engine.Host.Support;

/// <summary>The ways in which a text that must not be seen may stand in another one.</summary>
internal static class Spellings
{
    // What is left of shorter ones in base 64 would be found in any text.
    private const int LeastBase64Core = 6;

    public static IEnumerable<string> Of(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return Uri.EscapeDataString(secret).Replace("%20", "+", StringComparison.Ordinal);
        yield return JavaScriptEncoder.Default.Encode(secret);
        yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret);
        yield return HtmlEncoder.Default.Encode(secret);
        var bytes = Encoding.UTF8.GetBytes(secret);
        foreach (var core in Enumerable.Range(0, 3).Select(before => Base64Core(bytes, before)).Where(core => core.Length >= LeastBase64Core))
        {
            yield return core;
            yield return core.Replace('+', '-').Replace('/', '_');
        }
    }

    /// <summary>
    /// What does not hang on its neighbours when the bytes stand in base 64 amid others, as a password does in <c>Basic</c>: three bytes make four signs, so
    /// there are three ways.
    /// </summary>
    private static string Base64Core(byte[] bytes, int before)
    {
        var text = Convert.ToBase64String([.. new byte[before], .. bytes]).TrimEnd('=');
        var start = (before * 8 + 5) / 6;
        var end = (before + bytes.Length) * 8 / 6;
        return end > start ? text[start..end] : "";
    }
}
