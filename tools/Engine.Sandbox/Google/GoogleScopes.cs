namespace Engine.Sandbox.Google;

/// <summary>The scopes of the People API.</summary>
internal static class GoogleScopes
{
    private const string Top = "https://www.googleapis.com/auth/";

    public const string Contacts = Top + "contacts";
    public const string ContactsReadOnly = Top + "contacts.readonly";
    public const string Other = Top + "contacts.other.readonly";
    public const string Directory = Top + "directory.readonly";
    public const string Profile = Top + "userinfo.profile";
    public const string Email = Top + "userinfo.email";
    public const string Emails = Top + "user.emails.read";
    public const string Phones = Top + "user.phonenumbers.read";
    public const string Organization = Top + "user.organization.read";

    public static readonly IReadOnlyList<string> Read = [Contacts, ContactsReadOnly];
    public static readonly IReadOnlyList<string> All = ["openid", Contacts, ContactsReadOnly, Other, Directory, Profile, Email, Emails, Phones, Organization];

    // people.get: any scope of the API lets it through; what it shows of "me" is another matter.
    public static readonly IReadOnlyList<string> AnyPerson =
        [.. All.Skip(1), Top + "user.addresses.read", Top + "user.birthday.read", Top + "user.gender.read"];

    /// <summary>Which scopes show a field of the user's own profile; null for those that need none in particular.</summary>
    public static IReadOnlyList<string>? OfMe(string field) => field switch
    {
        "names" or "photos" or "nicknames" or "locales" => [Profile],
        "emailAddresses" => [Email, Emails],
        "phoneNumbers" => [Phones],
        "organizations" => [Organization],
        _ => null,
    };

    /// <summary>The short names of OpenID Connect stand for long ones.</summary>
    public static string Complete(string scope) => scope switch { "email" => Email, "profile" => Profile, _ => scope };
}
