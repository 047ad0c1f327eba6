namespace Engine.Sdk.Testing;

/// <summary>Records the cases work with: people who are nobody.</summary>
internal static class Samples
{
    public const string FirstName = "Fabian";
    public const string LastName = "Quillfeather";
    public const string Company = "Larkspur Mills";

    /// <summary>The smallest PNG there is: one dot.</summary>
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>A record of any kind, with a name in which <paramref name="name"/> is a word, and a number where the kind has any.</summary>
    public static ContractContact Record(ContractCrm crm, string type, string name = LastName, ContractNumber? number = null)
    {
        var record = IsPerson(crm, type)
            ? new ContractContact { RecordType = type, FirstName = FirstName, LastName = name }
            : new ContractContact { RecordType = type, CompanyName = name };
        return PhoneField(crm, type) is { } field && number is not null ? record with { Phones = Phone(field, number.Stored) } : record;
    }

    /// <summary>A person of the usual kind.</summary>
    public static ContractContact Person(ContractRun run, string? first, string? last, string? company = null, ContractNumber? number = null) => new()
    {
        RecordType = run.Person,
        FirstName = first,
        LastName = last,
        CompanyName = company,
        Phones = number is not null && PhoneField(run.Crm, run.Person) is { } field ? Phone(field, number.Stored) : new Dictionary<string, string>(),
    };

    public static bool IsPerson(ContractCrm crm, string type) => crm.FieldsOf(type).Any(field => field is WellKnownFields.LastName or WellKnownFields.ContactName);

    /// <summary>The kind's first telephone field; null when it has none.</summary>
    public static string? PhoneField(ContractCrm crm, string type) => crm.FieldsOf(type).FirstOrDefault(field => WellKnownFields.KindOf(field) == ContactFieldKind.Telephone);

    public static IReadOnlyDictionary<string, string> Phone(string field, string number) => new Dictionary<string, string> { [field] = number };
}
