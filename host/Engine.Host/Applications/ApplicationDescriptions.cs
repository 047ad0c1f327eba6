using Engine.Host.Docs;
using Engine.Host.Problems;

namespace Engine.Host.Applications;

internal static class ApplicationDescriptions
{
    private const string One =
        """{ "Id": "b1fd8cc7-c831-4dea-8605-02f0fbb7b210", "Name": "MyApp", "Origin": null, "Status": "Approved", "Dialect": "Guide" }""";

    public static readonly CallDescription Register = new()
    {
        Summary = "Asks to be let in and waits for a person's answer. 200 (dialect Guide) or 204 (dialect Integrator) when approved, "
            + "202 when nobody answered yet: call again.",
        Fields =
        [
            new("Id", "A GUID the application chose; its secret from then on.", "b1fd8cc7-c831-4dea-8605-02f0fbb7b210", IsRequired: true),
            new("Name", "What the person who approves gets to see.", "MyApp", IsRequired: true),
        ],
        Example = """{ "Id": "b1fd8cc7-c831-4dea-8605-02f0fbb7b210", "Name": "MyApp", "Status": "Approved" }""",
        Alternatives = [(StatusCodes.Status204NoContent, "Approved, to an application of dialect Integrator.", null)],
        Errors = [ProblemCode.RegistrationInvalid, ProblemCode.RegistrationDenied, ProblemCode.RegistrationPending, ProblemCode.TooManyRegistrations],
    };

    public static readonly CallDescription List = new() { Summary = "Lists the applications that asked to be let in.", Example = $"[ {One} ]" };

    public static readonly CallDescription Approve = new()
    {
        Summary = "Lets an application in.",
        Fields = [new("Dialect", "`Guide` or `Integrator`; absent leaves what it has.", "Guide")],
        Example = One,
        Errors = [ProblemCode.ApplicationUnknown],
    };

    public static readonly CallDescription Deny = new() { Summary = "Refuses an application.", Example = One, Errors = [ProblemCode.ApplicationUnknown] };

    public static readonly CallDescription Remove = new()
    {
        Summary = "Forgets an application; it may ask again.",
        Status = StatusCodes.Status204NoContent,
        Errors = [ProblemCode.ApplicationUnknown],
    };
}
