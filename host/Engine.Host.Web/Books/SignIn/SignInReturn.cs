using Engine.Host.Web.Access;
using Microsoft.AspNetCore.Http;

namespace Engine.Host.Web.Books.SignIn;

/// <summary>The way back from a sign-in to the page it began on, in that page's words.</summary>
public sealed record SignInReturn
{
    public required Uri Page { get; init; }

    public required string Language { get; init; }

    public required string DoneTitle { get; init; }

    public required string RefusedTitle { get; init; }

    public required string LinkText { get; init; }

    /// <summary>Gives a refusal in the page's language.</summary>
    public required Func<string, string> Translate { get; init; }

    /// <summary>Goes back at once when it came through; a refusal is there to be read first.</summary>
    /// <param name="refusal">Why it did not; null when it did.</param>
    public IResult ToResult(string? refusal) => new Result(this, refusal);

    private sealed class Result(SignInReturn way, string? refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => refusal is null
            ? GatePage.BackAsync(httpContext, StatusCodes.Status200OK, way.Language, way.DoneTitle, null, way.LinkText, way.Page, isAtOnce: true)
            : GatePage.BackAsync(httpContext, StatusCodes.Status400BadRequest, way.Language, way.RefusedTitle, way.Translate(refusal), way.LinkText, way.Page, isAtOnce: false);
    }
}
