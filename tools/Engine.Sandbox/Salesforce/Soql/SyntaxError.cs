namespace Engine.Sandbox.Salesforce;

/// <summary>The platform's errors of queries: the text, an arrow below the place, and what is wrong there.</summary>
internal static class SyntaxError
{
    private const int Around = 60;

    /// <summary>A name that means nothing, with the platform's advice.</summary>
    public static SalesforceError Unknown(string text, FieldPath path, string message, string advice, string code) => At(text, path.Position,
        $"{message} If you are attempting to use a {advice}. Please reference your WSDL or the describe call for the appropriate names.", code);

    public static SalesforceError At(string text, int position, string message, string code)
    {
        var line = text.Replace('\n', ' ').Replace('\r', ' ');
        var from = Math.Max(0, Math.Min(position, line.Length) - Around);
        var shown = line[from..Math.Min(line.Length, position + Around)];
        return new SalesforceError(400, code, $"\n{shown}\n{new string(' ', position - from)}^\nERROR at Row:1:Column:{position + 1}\n{message}");
    }
}
