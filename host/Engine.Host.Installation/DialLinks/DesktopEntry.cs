using System.Buffers;
using System.Text;

namespace Engine.Host.Installation.DialLinks;

/// <summary>The file by which a desktop knows a program. freedesktop.org, Desktop Entry Specification 1.5.</summary>
internal static class DesktopEntry
{
    // "The Exec key": what holds none of the reserved characters needs no quotes; xdg-open, where it works alone, understands none.
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-+,:@=");

    /// <param name="name">What people see where they choose among programs.</param>
    /// <param name="exec">The line that <see cref="ExecOf"/> makes.</param>
    /// <param name="types">What it opens.</param>
    public static string Text(string name, string exec, IEnumerable<string> types) =>
        // "Recognized desktop entry keys", NoDisplay: it opens types, and stands in no menu.
        $"[Desktop Entry]\nType=Application\nName={Escaped(name)}\n{exec}\nMimeType={string.Concat(types.Select(type => $"{type};"))}\nNoDisplay=true\nTerminal=false\n";

    /// <summary>The line that says what is run.</summary>
    /// <param name="arguments">Program and arguments.</param>
    /// <param name="link">Whether the link that was clicked follows them.</param>
    public static string ExecOf(IEnumerable<string> arguments, bool link = true) =>
        $"Exec={Escaped(string.Join(' ', arguments.Select(Quoted)))}{(link ? " %u" : "")}";

    // "The Exec key": quoted, these four take a backslash, and a percent sign begins a field code.
    private static string Quoted(string argument)
    {
        if (argument.Length > 0 && !argument.AsSpan().ContainsAnyExcept(Plain)) return argument;
        var quoted = new StringBuilder("\"");
        foreach (var letter in argument)
        {
            if (letter is '"' or '`' or '$' or '\\') quoted.Append('\\');
            if (letter == '%') quoted.Append('%');
            quoted.Append(letter);
        }

        return quoted.Append('"').ToString();
    }

    // "Possible value types": the escapes of a string, undone before those above.
    private static string Escaped(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal).Replace("\r", @"\r", StringComparison.Ordinal).Replace("\t", @"\t", StringComparison.Ordinal);
}
