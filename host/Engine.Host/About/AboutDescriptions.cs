using Engine.Host.Docs;

namespace Engine.Host.About;

internal static class AboutDescriptions
{
    public static readonly CallDescription Version = new()
    {
        Summary = "Tells product, version and licences.",
        Example = """{ "ProductName": "CRM Integration Engine", "ProductVersion": "0.1.0.0", "Licenses": [] }""",
    };

    public static readonly CallDescription Ping = new()
    {
        Summary = "Tells that the engine is there. An `Id` is sent back; without one there is no body (204).",
        Fields = [new("Id", "Anything the client wants to see again.", "b1fd8cc7-c831-4dea-8605-02f0fbb7b210")],
        Example = """{ "Id": "b1fd8cc7-c831-4dea-8605-02f0fbb7b210" }""",
        Alternatives = [(StatusCodes.Status204NoContent, "No `Id` was sent.", null)],
    };
}
