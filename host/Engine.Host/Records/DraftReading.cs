using Engine.Host.Problems;
using Engine.Host.Requests;
using Engine.Host.Search;
using Engine.Sdk;

namespace Engine.Host.Records;

/// <summary>Reads what a client knows of a caller.</summary>
internal static class DraftReading
{
    private const int MaxTextLength = 256;
    private const int MaxNotesLength = 10_000;

    /// <returns>Null when no value was sent.</returns>
    /// <exception cref="RequestRefusedException">A value is too long; the message names it.</exception>
    public static RecordDraft? Read(RequestValues values)
    {
        var draft = new RecordDraft
        {
            Phone = values.Tel("Phone"),
            ContactName = Text(values, "ContactName", MaxTextLength),
            FirstName = Text(values, "FirstName", MaxTextLength),
            LastName = Text(values, "LastName", MaxTextLength),
            CompanyName = Text(values, "CompanyName", MaxTextLength),
            Email = Text(values, "Email", MaxTextLength),
            Notes = Text(values, "Notes", MaxNotesLength, keepLines: true),
        };
        return draft == new RecordDraft() ? null : draft;
    }

    private static string? Text(RequestValues values, string name, int maxLength, bool keepLines = false)
    {
        if (values.Text(name) is not { } text) return null;

        var clean = (keepLines ? string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(QueryText.Clean)) : QueryText.Clean(text)).Trim();
        if (clean.Length > maxLength)
            throw new RequestRefusedException(ProblemCode.ParameterInvalid, $"`{name}` may have at most {maxLength} characters.");
        return clean.Length > 0 ? clean : null;
    }
}
