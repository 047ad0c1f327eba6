using Engine.Host.Docs;

namespace Engine.Host.Owner;

internal static class OwnerDescriptions
{
    public static readonly CallDescription Get = new()
    {
        Summary = "Tells who the user is, named by the first address book that knows. 204 when the launch named nobody.",
        Example = """{ "Id": "bob@example.com", "DialString": "+441632960017", "E164": "+441632960017", "DisplayTel": "+44 1632 960017", "DisplayName": "Bob Jones" }""",
        Alternatives = [(StatusCodes.Status204NoContent, "The launch named nobody.", null)],
    };
}
