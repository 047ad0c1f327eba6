using Engine.Host.Requests;
using Microsoft.AspNetCore.Diagnostics;

namespace Engine.Host.Problems;

/// <summary>Answers what an endpoint threw.</summary>
internal sealed partial class ProblemHandler(ILogger<ProblemHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // Nobody is left to be answered.
        if (httpContext.RequestAborted.IsCancellationRequested) return true;

        var (code, message) = exception switch
        {
            RequestRefusedException refused => (refused.Code, refused.Message),
            BadHttpRequestException bad => StatusProblems.Of(bad.StatusCode) ?? (ProblemCode.BodyMalformed, "The request cannot be read."),
            _ => (ProblemCode.Unexpected, "Something went wrong inside the engine; its log says what."),
        };
        if (code == ProblemCode.Unexpected) LogUnexpected(exception);
        await Problem.WriteAsync(httpContext, code, message);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "A request failed because of a defect of the engine")]
    private partial void LogUnexpected(Exception exception);
}
