namespace Engine.Sdk.Hosting.SignIn;

/// <summary>What people are told about a sign-in.</summary>
internal static class SignInMessages
{
    public const string Missing = "Nobody has signed in to this address book yet: sign in on the configuration page, or with `engine books sign-in`.";
    public const string Ended = "The CRM has ended this address book's sign-in: sign in again on the configuration page, or with `engine books sign-in`.";
    public const string NotKept = "The sign-in could not be stored: look whether the engine's disk is full. The engine's log says more.";
    public const string Late = "The code was not used in time: sign in again.";
    private const int MaxLength = 300;

    /// <param name="said">What the CRM, or whoever wrote the address that the browser came with, says.</param>
    public static ConnectorException Refused(string said)
    {
        var line = string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        line = string.Concat(line.Where(letter => !char.IsControl(letter)));
        return new(ConnectorErrorKind.Unauthorized, $"The CRM refused the sign-in: {(line.Length <= MaxLength ? line : line[..MaxLength] + "…")}");
    }
}
