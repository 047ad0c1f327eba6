using System.Globalization;
using System.Text;

namespace Engine.Host.Web.Explorer.Code;

/// <summary>Writes any text as a literal that stands for exactly that text.</summary>
internal static class QuotedText
{
    /// <summary>
    /// In double quotes, for C# and JavaScript alike. What is invisible or turns the direction of text is written by its number, so that what is pasted
    /// reads as what it does; the number always has four digits, since JavaScript would read <c>\0</c> before a digit as something else.
    /// </summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => literal.Append("\\\""),
                '\\' => literal.Append(@"\\"),
                '\n' => literal.Append(@"\n"),
                '\r' => literal.Append(@"\r"),
                '\t' => literal.Append(@"\t"),
                _ when IsHidden(character) => literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => literal.Append(character),
            };
        }

        return literal.Append('"').ToString();
    }

    /// <summary>In single quotes, for the shells of POSIX: nothing between them means anything to the shell. A NUL cannot be given to a program, and is left out.</summary>
    public static string Shell(string text) => $"'{text.Replace("\0", "", StringComparison.Ordinal).Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static bool IsHidden(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
