using Engine.Host.Docs;
using Engine.Host.Problems;

namespace Engine.Host.Windows;

internal static class WindowDescriptions
{
    public static readonly CallDescription Show = new()
    {
        Summary = "Brings up a window.",
        Status = StatusCodes.Status204NoContent,
        Fields = [new("window", "`configuration` (also when absent), `about`, `logs` or `explorer`.", "configuration")],
        Errors = [ProblemCode.UnknownWindow],
    };
}
