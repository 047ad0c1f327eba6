using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Engine.Host.Problems;

/// <summary>One error answer.</summary>
internal sealed class ProblemResult(ProblemCode code, string message, IDictionary<string, object?>? extensions)
    : IResult, IStatusCodeHttpResult
{
    // A person reads this in a terminal: an apostrophe should look like one. It is never embedded in a page.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ProblemCode Code { get; } = code;

    public int? StatusCode { get; } = Problem.StatusOf(code);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Problem.StatusOf(Code);
        response.ContentType = MediaTypeNames.Application.ProblemJson + "; charset=utf-8";
        if (response.StatusCode == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = Code == ProblemCode.AdminTokenMissing ? "Bearer" : "ApplicationId";

        await using var writer = new Utf8JsonWriter(response.BodyWriter, Readable);
        writer.WriteStartObject();
        writer.WriteString("type", $"urn:engine:problem:{Code}");
        writer.WriteString("title", Problem.TitleOf(Code));
        writer.WriteNumber("status", response.StatusCode);
        writer.WriteString("detail", message);
        writer.WriteString(nameof(Code), Code.ToString());
        writer.WriteString("Message", message);
        WriteExtensions(writer, httpContext);
        writer.WriteEndObject();
        await writer.FlushAsync(httpContext.RequestAborted);
    }

    private void WriteExtensions(Utf8JsonWriter writer, HttpContext context)
    {
        if (extensions is null) return;

        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        foreach (var (name, value) in extensions)
        {
            writer.WritePropertyName(name);
            if (value is null) writer.WriteNullValue();
            else JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));
        }
    }
}
