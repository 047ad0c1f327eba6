namespace Engine.Host.Problems;

/// <summary>Makes every error answer: RFC 9457 problem+json with a stable <c>Code</c> and a readable <c>Message</c>.</summary>
internal static class Problem
{
    /// <param name="code">Decides status and title.</param>
    /// <param name="message">What is wrong and what to do, for a person.</param>
    /// <param name="extensions">Further members, such as the list of wrong fields.</param>
    public static IResult Of(ProblemCode code, string message, IDictionary<string, object?>? extensions = null) =>
        new ProblemResult(code, message, extensions);

    /// <summary>The same for middleware that has no result to return.</summary>
    public static Task WriteAsync(HttpContext context, ProblemCode code, string message) =>
        new ProblemResult(code, message, null).ExecuteAsync(context);

    public static int StatusOf(ProblemCode code) => Facts(code).Status;

    public static string TitleOf(ProblemCode code) => Facts(code).Title;

    private static (int Status, string Title) Facts(ProblemCode code) => code switch
    {
        ProblemCode.ApplicationIdMissing => (401, "The application did not say who it is"),
        ProblemCode.ApplicationNotApproved => (403, "The application is not approved"),
        ProblemCode.RegistrationDenied => (403, "The registration was refused"),
        ProblemCode.RegistrationPending => (202, "The registration waits for an answer"),
        ProblemCode.RegistrationInvalid => (400, "The registration is incomplete"),
        ProblemCode.TooManyRegistrations => (429, "Too many registrations wait for an answer"),
        ProblemCode.AdminTokenMissing => (401, "The admin token is missing or wrong"),
        ProblemCode.UnknownWindow => (400, "There is no such window"),
        ProblemCode.QueryMissing => (400, "The query is missing"),
        ProblemCode.QueryTooLong => (400, "The query is too long"),
        ProblemCode.ParameterInvalid => (400, "A parameter is not valid"),
        ProblemCode.ActionInvalid => (400, "The action is not valid"),
        ProblemCode.RecordGone => (410, "The record is gone"),
        ProblemCode.RecordTypeUnknown => (400, "There is no such record type"),
        ProblemCode.ConnectorFailed => (502, "The CRM refused or failed"),
        ProblemCode.ConnectorUnknown => (400, "There is no such connector"),
        ProblemCode.SettingsInvalid => (400, "Some settings do not fit"),
        ProblemCode.AddressBookUnknown => (404, "There is no such address book"),
        ProblemCode.ApplicationUnknown => (404, "There is no such application"),
        ProblemCode.CallUnknown => (404, "There is no such call in the outbox"),
        ProblemCode.NotCacheable => (409, "The address book cannot be cached"),
        ProblemCode.NotSupported => (409, "The address book cannot do this"),
        ProblemCode.BodyMalformed => (400, "The request cannot be read"),
        ProblemCode.BodyTooLarge => (413, "The request is too large"),
        ProblemCode.MediaTypeUnsupported => (415, "The body is of a type that is not read here"),
        ProblemCode.HostNotAllowed => (421, "The host name is not allowed"),
        ProblemCode.OriginNotAllowed => (403, "The page's origin is not allowed"),
        ProblemCode.RemoteNotAllowed => (403, "Other machines may not use this"),
        ProblemCode.NotFound => (404, "There is nothing at this address"),
        ProblemCode.MethodNotAllowed => (405, "The method is not allowed here"),
        ProblemCode.UpgradeRequired => (426, "This address takes WebSocket connections only"),
        ProblemCode.Unexpected => (500, "The engine failed"),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };
}
