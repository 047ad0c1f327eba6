using Engine.Host.Docs;
using Engine.Host.Problems;

namespace Engine.Host.SignIn;

internal static class SignInDescriptions
{
    public static readonly CallDescription Begin = new()
    {
        Summary = "Starts the sign-in of a book whose connector declares one. Open the address in a browser; with a UserCode, type that code there.",
        Example = """{ "AuthorizationUrl": "https://crm.example/authorize?…", "UserCode": null, "ExpiresAt": "2026-01-01T10:10:00Z" }""",
        Errors = [ProblemCode.AddressBookUnknown, ProblemCode.NotSupported, ProblemCode.ConnectorFailed],
    };

    public static readonly CallDescription End = new()
    {
        Summary = "Forgets a book's sign-in, and gives it back to the CRM where that can be done.",
        Status = StatusCodes.Status204NoContent,
        Errors = [ProblemCode.AddressBookUnknown],
    };

    public static readonly CallDescription Callback = new()
    {
        Summary = "Where a CRM sends the browser back to after a sign-in. Register it there as the redirect address.",
    };
}
