using Engine.Host.Docs;
using Engine.Host.Problems;

namespace Engine.Host.Support;

internal static class SupportDescriptions
{
    public static readonly CallDescription Download = new()
    {
        Summary = "Makes a zip for whoever is to help, without secrets and personal data. `days` in the query string says how many days of logs, 1 to 31, 7 when absent.",
        Errors = [ProblemCode.ParameterInvalid],
    };
}
