using Engine.Connectors.Ldap.Connecting;
using Engine.Connectors.Ldap.Directory;

namespace Engine.Connectors.Ldap;

/// <summary>How the connection is encrypted.</summary>
public enum LdapSecurity
{
    /// <summary>From its first byte, on a port of its own (636).</summary>
    Ldaps,

    /// <summary>On the usual port (389), before anything else is said.</summary>
    StartTls,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>Whose attributes and filters are the usual ones.</summary>
public enum LdapKind
{
    /// <summary>The attributes of inetOrgPerson, RFC 2798.</summary>
    OpenLdap,

    /// <summary>Those of Microsoft's directory.</summary>
    ActiveDirectory,
}

/// <summary>How deep is searched.</summary>
public enum LdapScope
{
    /// <summary>Everything below the base.</summary>
    Subtree,

    /// <summary>What is directly below it.</summary>
    OneLevel,
}

/// <summary>Where the directory is, how to sign in to it, and who in it is a contact.</summary>
public sealed record LdapSettings : IValidatableObject
{
    [Required(AllowEmptyStrings = false, ErrorMessage = "Server: write the name of the directory's server, such as ldap.example.com.")]
    [RegularExpression(@"\s*[A-Za-z0-9._:\[\]-]*\s*", ErrorMessage = "Server: write its name alone, such as ldap.example.com; the port and the encryption have fields of their own.")]
    [MaxLength(255), Display(Name = "Server", Order = 1, Description = "Name of the server, such as ldap.example.com; of Active Directory a domain controller, or the domain's own name.")]
    public string Server { get; set; } = "";

    [Display(Name = "Directory", Order = 2, Description = "Which attributes and filters are meant: those of inetOrgPerson, which OpenLDAP and most others have, or those of Active Directory.")]
    public LdapKind Kind { get; set; }

    [Display(Name = "Encryption", Order = 3, Description = "Ldaps: a port of its own. StartTls: on the usual port. None: everything, the password too, can be read on its way.")]
    public LdapSecurity Security { get; set; }

    [Range(0, 65535), Display(Name = "Port", Order = 4, Description = "0 for the usual one: 636 with Ldaps, else 389.")]
    public int Port { get; set; }

    [MaxLength(1000), Display(Name = "User", Order = 5, Description =
        "Who signs in: a DN such as cn=reader,dc=example,dc=com, or for Active Directory reader@example.com. Empty: nobody, where the directory allows it.")]
    public string? User { get; set; }

    [Secret, MaxLength(1000), Display(Name = "Password", Order = 6, Description = "Of that user.")]
    public string? Password { get; set; }

    [MaxLength(1000), Display(Name = "Base DN", Order = 7, Description = "Below which entry to search, such as ou=people,dc=example,dc=com. Empty: below the directory's own root.")]
    public string? BaseDn { get; set; }

    [Display(Name = "Depth", Order = 8, Description = "Subtree: everything below the base. OneLevel: only what is directly below it.")]
    public LdapScope Scope { get; set; }

    [MaxLength(4000), Display(Name = "Filter", Order = 9, Description = "Which entries are contacts, such as (objectClass=inetOrgPerson). Empty: the usual ones of the directory.")]
    public string? Filter { get; set; }

    [Display(Name = "Fields", Order = 10, Description =
        "Only where they differ from the usual: a field and the attributes that fill it, such as OtherPhone=pager,carLicense. Without attributes the field is left out.")]
    public IReadOnlyList<string> Fields { get; set; } = [];

    [MaxLength(4096), Display(Name = "Certificate authority file", Order = 11, Description =
        "A file with the certificates (PEM) your organisation signs its servers' with. Empty: those this machine trusts.")]
    public string? CaFile { get; set; }

    [RegularExpression("[\\s:]*([0-9A-Fa-f]{2}[\\s:]*){32}|\\s*", ErrorMessage = "Certificate fingerprint: write the 64 hexadecimal digits of the certificate's SHA-256 fingerprint.")]
    [MaxLength(200), Display(Name = "Certificate fingerprint", Order = 12, Description = "SHA-256, of the server's own certificate: then that one is trusted and no other.")]
    public string? Fingerprint { get; set; }

    [RegularExpression(@"\s*([^@\s]+@[^@\s]+)?\s*", ErrorMessage = "Your e-mail address: write it like jane@example.com, or leave it empty.")]
    [MaxLength(256), Display(Name = "Your e-mail address", Order = 13, Description = "By which your own entry is known. Empty: it is that of the user who signs in.")]
    public string? OwnerEmail { get; set; }

    [MaxLength(1000), Display(Name = "New contacts below", Order = 14, Description =
        "DN of the entry below which new contacts are put. Empty: the book only reads. The user needs the right to write there.")]
    public string? NewEntries { get; set; }

    [MaxLength(1000), Display(Name = "Record page", Order = 15, Description =
        "A web address that shows a contact, with {id} or an attribute such as {uid} in it. Empty: the engine shows contacts on a page of its own.")]
    public string? RecordPage { get; set; }

    internal string Host => Server.Trim().Trim('[', ']');

    internal int ActualPort => Port > 0 ? Port : Security == LdapSecurity.Ldaps ? 636 : 389;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // RFC 4513, section 5.1.2: a name without a password is nobody's sign-in, though servers may say that it went well.
        if (string.IsNullOrWhiteSpace(User) != string.IsNullOrEmpty(Password))
            yield return new("Password: give the user and the password, or neither.", [nameof(Password)]);
        if (Security == LdapSecurity.None && !(string.IsNullOrWhiteSpace(CaFile) && string.IsNullOrWhiteSpace(Fingerprint)))
            yield return new("Encryption: without it there is no certificate to look at.", [nameof(Security)]);
        if (ServerTrust.Problem(this) is { } problem)
            yield return new($"Certificate authority file: {problem}", [nameof(CaFile)]);
        if (AttributeMap.Mistake(Fields) is { } mistake)
            yield return new($"Fields: {mistake}", [nameof(Fields)]);
        if (!RecordPages.IsValid(RecordPage))
            yield return new("Record page: write a full web address, such as https://people.example.com/{uid}", [nameof(RecordPage)]);
    }
}
