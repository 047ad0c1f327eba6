using Engine.Host.Docs;
using Engine.Host.Problems;

namespace Engine.Host.Windows;

internal static class WindowDescriptions
{
    public static readonly CallDescription Show = new()
    {
        Summary = "Brings up a window.",
        Status = StatusCodes.Status204NoContent,
        Alternatives =
        [
            (StatusCodes.Status200OK, "With the admin token, where no window can be opened: a link that lets a browser in, once and within ten minutes.",
                """{ "Url": "http://localhost:10088/ui/open/…" }"""),
        ],
        Fields = [new("window", "`configuration` (also when absent), `about`, `logs` or `explorer`.", "configuration")],
        Errors = [ProblemCode.UnknownWindow],
    };
}
