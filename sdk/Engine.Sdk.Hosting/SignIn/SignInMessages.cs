namespace Engine.Sdk.Hosting.SignIn;

/// <summary>What people are told about a sign-in.</summary>
internal static class SignInMessages
{
    public const string Missing = "Nobody has signed in to this address book yet: sign in on the configuration page, or with `engine books sign-in`.";
    public const string Ended = "The CRM has ended this address book's sign-in: sign in again on the configuration page, or with `engine books sign-in`.";

    public static ConnectorException Refused(string said) => new(ConnectorErrorKind.Unauthorized, $"The CRM refused the sign-in: {said}");
}
