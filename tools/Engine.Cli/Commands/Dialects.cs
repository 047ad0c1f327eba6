using System.CommandLine;

namespace Engine.Cli.Commands;

/// <summary>The two client families, as an option.</summary>
internal static class Dialects
{
    private static readonly string[] Names = ["Guide", "Integrator"];

    public static Option<string?> Option(string description)
    {
        var option = new Option<string?>("--dialect") { Description = description, HelpName = string.Join('|', Names) };
        option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, Names);
        return option;
    }

    /// <summary>The dialect as the engine spells it, or null when none was chosen.</summary>
    public static string? Chosen(ParseResult arguments, Option<string?> option) =>
        arguments.GetValue(option) is { } typed ? Names.First(name => name.Equals(typed, StringComparison.OrdinalIgnoreCase)) : null;
}
