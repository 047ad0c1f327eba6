using System.CommandLine;

namespace Engine.Cli.Commands;

/// <summary>The two client families, as an option.</summary>
internal static class Dialects
{
    public static Option<string?> Option(string description)
    {
        var option = new Option<string?>("--dialect") { Description = description, HelpName = "Guide|Integrator" };
        option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "Guide", "Integrator");
        return option;
    }
}
