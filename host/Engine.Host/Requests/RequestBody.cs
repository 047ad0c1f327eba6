using System.Buffers;
using System.IO.Pipelines;
using System.Net.Http.Headers;
using System.Text;
using Engine.Host.Problems;

namespace Engine.Host.Requests;

/// <summary>Reads a body of either kind into named values.</summary>
internal static class RequestBody
{
    public const int MaxBytes = 1024 * 1024;

    public static async ValueTask<Dictionary<string, RequestValue>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var read = await ReadToEndAsync(request.BodyReader, cancellationToken);
        if (read.Buffer.Length > MaxBytes)
            throw new RequestRefusedException(ProblemCode.BodyTooLarge, $"A body may have at most {MaxBytes} bytes.");

        var body = read.Buffer.ToArray();
        request.BodyReader.AdvanceTo(read.Buffer.End);

        // Clients of the guide send a form's Content-Type with every call: with nothing in the body it says nothing.
        return body.Length == 0 ? [] : Parse(request, body);
    }

    private static async ValueTask<ReadResult> ReadToEndAsync(PipeReader body, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAtLeastAsync(MaxBytes + 1, cancellationToken);
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            // The connection was lost, or a chunk claims to be larger than any number.
            throw new RequestRefusedException(ProblemCode.BodyMalformed, "The body did not arrive whole.");
        }
    }

    private static Dictionary<string, RequestValue> Parse(HttpRequest request, byte[] body)
    {
        if (request.Headers.ContentEncoding is { Count: > 0 } encoding && !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase))
            throw Unsupported("A compressed body is not read here; send it as it is.");

        var contentType = request.ContentType;
        if (string.IsNullOrWhiteSpace(contentType))
            return body.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("{"u8) ? JsonText.Read(body) : FormText.Read(Encoding.UTF8, body);
        if (contentType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)) return FormText.Read(Encoding.UTF8, body);
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)) throw Unsupported("The Content-Type cannot be read.");

        var charset = CharsetOf(type);
        return type.MediaType?.ToUpperInvariant() switch
        {
            "APPLICATION/X-WWW-FORM-URLENCODED" => FormText.Read(charset, body),
            "APPLICATION/JSON" or "TEXT/JSON" => JsonText.Read(charset is UTF8Encoding ? body : Encoding.Convert(charset, Encoding.UTF8, body)),
            _ => throw Unsupported("Send application/x-www-form-urlencoded or application/json."),
        };
    }

    private static Encoding CharsetOf(MediaTypeHeaderValue type) => type.CharSet?.Trim('"').ToUpperInvariant() switch
    {
        null or "" or "UTF-8" or "UTF8" or "US-ASCII" => Encoding.UTF8,
        "ISO-8859-1" => Encoding.Latin1,
        _ => throw Unsupported("Send the body in UTF-8."),
    };

    private static RequestRefusedException Unsupported(string message) => new(ProblemCode.MediaTypeUnsupported, message);
}
