namespace Engine.Host.Problems;

/// <summary>Makes every error answer: RFC 9457 problem+json with a stable <c>Code</c> and a readable <c>Message</c>.</summary>
internal static class Problem
{
    /// <param name="code">Decides status and title.</param>
    /// <param name="message">What is wrong and what to do, for a person.</param>
    /// <param name="extensions">Further members, such as the list of wrong fields.</param>
    public static IResult Of(ProblemCode code, string message, IDictionary<string, object?>? extensions = null) => throw new NotImplementedException();

    /// <summary>The same for middleware that has no result to return.</summary>
    public static Task WriteAsync(HttpContext context, ProblemCode code, string message) => throw new NotImplementedException();
}
