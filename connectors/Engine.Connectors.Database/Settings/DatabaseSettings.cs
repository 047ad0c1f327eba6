namespace Engine.Connectors.Database.Settings;

/// <summary>Where the database is, and what to ask it.</summary>
public sealed record DatabaseSettings : IValidatableObject
{
    private const int MaxSql = 32_768;

    [Display(Name = "Kind of database", Order = 1, Description = "MySql also for MariaDB. Sqlite is a file on this machine.")]
    public DatabaseKind Kind { get; set; }

    [MaxLength(255)]
    [Display(Name = "Server", Order = 2, Description = "Its name or address. Not needed for Sqlite. SQL Server: SERVER\\INSTANCE where it has one.")]
    public string Server { get; set; } = "";

    [Range(0, 65535)]
    [Display(Name = "Port", Order = 3, Description = "0 for the usual one: 5432 (PostgreSQL), 3306 (MySQL, MariaDB), 1433 (SQL Server).")]
    public int Port { get; set; }

    [Required(AllowEmptyStrings = false, ErrorMessage = "{0}: give the database's name, or the full path of an SQLite file."), MaxLength(4096)]
    [Display(Name = "Database", Order = 4, Description = "Its name. For Sqlite the full path of its file.")]
    public string Database { get; set; } = "";

    [MaxLength(255)]
    [Display(Name = "User", Order = 5, Description =
        "One who may read what is searched, and nothing else. Empty with SQL Server: the Windows account the engine runs under.")]
    public string User { get; set; } = "";

    [Secret, MaxLength(1024)]
    [Display(Name = "Password", Order = 6)]
    public string Password { get; set; } = "";

    [Display(Name = "Encryption", Order = 7, Description =
        "Automatic: encrypted with a certificate that is checked; to a server on this machine as that one likes. Encrypted: without checking the certificate.")]
    public DatabaseTls Tls { get; set; }

    [MaxLength(4096)]
    [Display(Name = "Certificate file", Order = 8, Description = "Full path of the certificate (PEM) of the authority that the server's comes from, where this machine does not know it.")]
    public string CertificateFile { get; set; } = "";

    [MaxLength(255)]
    [Display(Name = "Table", Order = 9, Description =
        "Table or view that holds the contacts, such as customers or crm.customers: no SQL is needed then, only the columns below. Empty: the queries below are asked.")]
    public string Table { get; set; } = "";

    [MaxLength(MaxSql), DataType(DataType.MultilineText)]
    [Display(Name = "Columns", Order = 10, Description =
        "Which column holds what, one a line or divided by semicolons: Id = id; FirstName = first_name; LastName = name; BusinessPhone = phone; " +
        "Changed = updated_at. All names of fields: see the README.")]
    public string Columns { get; set; } = "";

    [MaxLength(MaxSql), DataType(DataType.MultilineText)]
    [Display(Name = "Query by number", Order = 11, Description =
        "SELECT that finds by telephone number: @number (+441733667800), @digits (1733667800), @national (01733667800), @suffix (the last 9), @spelling1 to @spelling5, @limit.")]
    public string ByNumber { get; set; } = "";

    [MaxLength(MaxSql), DataType(DataType.MultilineText)]
    [Display(Name = "Query by name", Order = 12, Description =
        "SELECT that finds by name: @text, @word1 to @word5, and @like1 to @like5 for LIKE @like1 ESCAPE '!' (one more than there are words finds everything), @limit.")]
    public string ByName { get; set; } = "";

    [MaxLength(MaxSql), DataType(DataType.MultilineText)]
    [Display(Name = "Query for all", Order = 13, Description = "SELECT of every contact, for a cached book. With @after (the last Id, at first null) and @limit it is read page by page.")]
    public string All { get; set; } = "";

    [MaxLength(MaxSql), DataType(DataType.MultilineText)]
    [Display(Name = "Query for changes", Order = 14, Description =
        "SELECT of what changed after @since, a value of the column Changed: the copy is then brought up to date without reading everything.")]
    public string Changes { get; set; } = "";

    [MaxLength(MaxSql), DataType(DataType.MultilineText)]
    [Display(Name = "Query for removed", Order = 15, Description = "SELECT of the Ids that were removed after @since. Empty: the ids there are get compared with those there were.")]
    public string Removed { get; set; } = "";

    [MaxLength(MaxSql), DataType(DataType.MultilineText)]
    [Display(Name = "Query by id", Order = 16, Description = "SELECT of the one contact with @id; its column Picture may hold an image.")]
    public string ById { get; set; } = "";

    [MaxLength(MaxSql), DataType(DataType.MultilineText)]
    [Display(Name = "Query for activities", Order = 17, Description =
        "SELECT of what happened with the contact @id lately, newest first: columns Kind, Subject, Start, Direction, Duration (seconds); @limit.")]
    public string Activities { get; set; } = "";

    [MaxLength(MaxSql), DataType(DataType.MultilineText)]
    [Display(Name = "Query for the owner", Order = 18, Description = "SELECT of the record of the user of this book: @user.")]
    public string Owner { get; set; } = "";

    [MaxLength(MaxSql), DataType(DataType.MultilineText)]
    [Display(Name = "Statement to log a call", Order = 19, Description =
        "INSERT (or a procedure) that writes a call: @id, @callId, @direction (Incoming or Outgoing), @start (UTC), @duration (seconds), @caller, @called, " +
        "@number (the other side), @user. It may return a column Id.")]
    public string LogCall { get; set; } = "";

    [MaxLength(MaxSql), DataType(DataType.MultilineText)]
    [Display(Name = "Query for a logged call", Order = 20, Description = "SELECT of the entry of the call @callId at the contact @id: no call is then ever written twice.")]
    public string FindCall { get; set; } = "";

    [MaxLength(255)]
    [Display(Name = "Your name there", Order = 21, Description = "Who you are in the database: @user of the statements above.")]
    public string Me { get; set; } = "";

    [MaxLength(2048)]
    [Display(Name = "Address of a contact", Order = 22, Description =
        "Where a contact is shown, such as https://crm.example/customers/{Id}; any column may stand in braces. Empty: the engine shows it.")]
    public string Address { get; set; } = "";

    [Range(1, 300)]
    [Display(Name = "Time-out (seconds)", Order = 23, Description = "What a search may take; the database ends it then.")]
    public int TimeoutSeconds { get; set; } = 10;

    [Range(1, 64)]
    [Display(Name = "Connections", Order = 24, Description = "Most connections for searches; copying and logging take up to two more each.")]
    public int Connections { get; set; } = 8;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => SettingsRules.Mistakes(this);
}
