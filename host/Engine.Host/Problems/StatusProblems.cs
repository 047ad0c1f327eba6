using Microsoft.AspNetCore.Diagnostics;

namespace Engine.Host.Problems;

/// <summary>Gives the answers that the framework makes by status alone a body that says what is wrong.</summary>
internal static class StatusProblems
{
    public static Task WriteAsync(StatusCodeContext status) =>
        Of(status.HttpContext.Response.StatusCode) is var (code, message)
            ? Problem.WriteAsync(status.HttpContext, code, message)
            : Task.CompletedTask;

    public static (ProblemCode Code, string Message)? Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => (ProblemCode.BodyMalformed, "The request cannot be read."),
        StatusCodes.Status404NotFound => (ProblemCode.NotFound, "/openapi/v1.json lists what there is."),
        StatusCodes.Status405MethodNotAllowed => (ProblemCode.MethodNotAllowed, "The header Allow lists the methods of this address."),
        StatusCodes.Status408RequestTimeout => (ProblemCode.BodyMalformed, "The request did not arrive in time."),
        StatusCodes.Status413PayloadTooLarge => (ProblemCode.BodyTooLarge, "The body is too large."),
        StatusCodes.Status415UnsupportedMediaType => (ProblemCode.MediaTypeUnsupported, "Send application/x-www-form-urlencoded or application/json."),
        _ => null,
    };
}
