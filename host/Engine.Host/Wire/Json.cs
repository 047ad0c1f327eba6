using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Engine.Host.Wire;

/// <summary>Answers in <c>application/json; charset=utf-8</c>, as every client reads them.</summary>
internal static class Json
{
    public static IResult Ok<T>(T value, JsonTypeInfo<T> type) => Of(value, type, StatusCodes.Status200OK);

    public static IResult Of<T>(T value, JsonTypeInfo<T> type, int status) => new Answer<T>(value, type, status);

    /// <summary>
    /// Writes the whole answer at once, with its length: the framework's own result writes in portions and asks for each property how to, which takes
    /// longer than a search.
    /// </summary>
    private sealed class Answer<T>(T value, JsonTypeInfo<T> type, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            using var json = JsonBuffer.Rent();
            if (type.SerializeHandler is { } write) write(json.Writer, value);
            else JsonSerializer.Serialize(json.Writer, value, type);
            json.Writer.Flush();

            response.StatusCode = status;
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = json.Written.Length;
            response.BodyWriter.Write(json.Written);
            return Task.CompletedTask;
        }
    }
}
