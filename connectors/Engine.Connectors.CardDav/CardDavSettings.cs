namespace Engine.Connectors.CardDav;

/// <summary>How the book signs in.</summary>
public enum CardDavSignIn
{
    /// <summary>With user name and password, RFC 7617.</summary>
    Password,

    /// <summary>With a lasting token, RFC 6750.</summary>
    Token,
}

/// <summary>How to reach one user's address books.</summary>
public sealed record CardDavSettings
{
    [Required(ErrorMessage = "{0}: write the server's address, such as https://cloud.example.com.")]
    [ApiAddress(ErrorMessage = "{0}: write a full https address such as https://cloud.example.com, without a question mark in it.")]
    [Display(Name = "Address", Order = 1, Description = "Of the server, of your address books or of one book: where the books are is found out from there. Example: https://cloud.example.com")]
    public Uri? Address { get; set; }

    [Display(Name = "Sign in with", Order = 2, Description = "Password: user name and password; many servers have passwords for single apps. Token: a lasting token.")]
    public CardDavSignIn SignIn { get; set; }

    [RequiredWhen(nameof(SignIn), CardDavSignIn.Password, ErrorMessage = "{0}: write the name you sign in with, or choose to sign in with a token.")]
    [RegularExpression("[^:\\p{Cc}]*", ErrorMessage = "{0}: a user name has no colon in it.")]
    [MaxLength(256)]
    [Display(Name = "User name", Order = 3)]
    public string UserName { get; set; } = "";

    [RequiredWhen(nameof(SignIn), CardDavSignIn.Password, ErrorMessage = "{0}: write your password, or choose to sign in with a token.")]
    [Secret, MaxLength(1024)]
    [Display(Name = "Password", Order = 4)]
    public string Password { get; set; } = "";

    [RequiredWhen(nameof(SignIn), CardDavSignIn.Token, ErrorMessage = "{0}: paste the token, or choose to sign in with a password.")]
    [RegularExpression(@"\s*[!-~]*\s*", ErrorMessage = "{0}: this is no token; copy it as it is.")]
    [Secret, MaxLength(8192)]
    [Display(Name = "Token", Order = 5)]
    public string Token { get; set; } = "";

    [MaxLength(2048)]
    [Display(Name = "Address books", Order = 6, Description = "Names of the books to use, with commas between them, or the ends of their addresses; shared ones too. Empty: all.")]
    public string AddressBooks { get; set; } = "";

    [RegularExpression(@"\s*([0-9A-Fa-f]{2}[:\s]?){32}\s*|\s*", ErrorMessage = "{0}: a SHA-256 fingerprint is 64 hexadecimal digits, with or without colons.")]
    [MaxLength(128)]
    [Display(Name = "Certificate", Order = 7, Description =
        "Only for a server whose certificate is not issued by a known authority: the certificate's SHA-256 fingerprint. The check shows it; compare it with what the server's owner says.")]
    public string CertificateFingerprint { get; set; } = "";

}
