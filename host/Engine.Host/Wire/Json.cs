using System.Text.Json.Serialization.Metadata;

namespace Engine.Host.Wire;

/// <summary>Answers in <c>application/json; charset=utf-8</c>, as every client reads them.</summary>
internal static class Json
{
    public static IResult Ok<T>(T value, JsonTypeInfo<T> type) => Of(value, type, StatusCodes.Status200OK);

    public static IResult Of<T>(T value, JsonTypeInfo<T> type, int status) => TypedResults.Json(value, type, statusCode: status);
}
