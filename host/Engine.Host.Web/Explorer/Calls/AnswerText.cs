using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Engine.Host.Web.Explorer.Calls;

/// <summary>An answer's body for people to read: JSON indented, anything else as it came. It is text, and shown as text alone.</summary>
internal static class AnswerText
{
    /// <summary>Most that is shown; copied is all of it.</summary>
    public const int MaxShown = 200_000;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty) return "";
        try
        {
            using var json = JsonDocument.Parse(body);
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream, Indented)) json.WriteTo(writer);
            return Encoding.UTF8.GetString(stream.ToArray());
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetString(body.Span);
        }
    }
}
