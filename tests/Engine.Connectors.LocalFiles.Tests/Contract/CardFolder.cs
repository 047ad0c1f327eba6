using System.Globalization;
using System.Text;
using Engine.Connectors.LocalFiles.Files;
using Engine.Sdk;
using Engine.Sdk.Testing;
using Engine.Sdk.VCards;

namespace Engine.Connectors.LocalFiles.Tests.Contract;

/// <summary>The CRM of this connector: a folder with a vCard file for each contact.</summary>
internal sealed class CardFolder : ContractCrm
{
    private readonly TestFolder _folder = new();
    private int _count;

    public override IConnector Connector { get; } = new LocalFilesConnector();

    public override object Settings => new LocalFilesSettings { Path = _folder.Path };

    public override ContractAbilities Abilities =>
        ContractAbilities.NumberSearch | ContractAbilities.NameSearch | ContractAbilities.Feed | ContractAbilities.DeltaFeed | ContractAbilities.Tombstones |
        ContractAbilities.Pictures | ContractAbilities.Check | ContractAbilities.RecordLookup | ContractAbilities.Companies | ContractAbilities.Fax |
        ContractAbilities.InternalNumbers | ContractAbilities.Accents | ContractAbilities.ChangeSignal;

    public override IReadOnlyDictionary<ContractAbilities, string> Without => new Dictionary<ContractAbilities, string>
    {
        [ContractAbilities.CallLog] = "A contact file has no place for calls.",
        [ContractAbilities.Activities] = "A contact file tells nothing of what happened.",
        [ContractAbilities.Owner] = "A contact file does not say whose it is.",
        [ContractAbilities.WebAddress] = "A contact file has no page; the engine shows the record.",
    };

    public override IReadOnlyList<string> RecordTypes => ["Contact"];

    public override IReadOnlyList<ContractFault> SupportedFaults => [];

    public override int RequestCount => 0;

    public override IReadOnlyList<string> InvalidRequests => [];

    public override IEnumerable<(string Field, object BadSettings)> BadSettings =>
    [
        (nameof(LocalFilesSettings.Path), new LocalFilesSettings()),
        (nameof(LocalFilesSettings.Path), new LocalFilesSettings { Path = " \"\" " }),
        (nameof(LocalFilesSettings.Path), new LocalFilesSettings { Path = "a\0b" }),
        (nameof(LocalFilesSettings.Path), new LocalFilesSettings { Path = _folder.In("missing") }),
    ];

    public override IReadOnlyList<string> FieldsOf(string recordType) =>
        [.. base.FieldsOf(recordType), WellKnownFields.HomePhone, WellKnownFields.OtherPhone, WellKnownFields.Fax, WellKnownFields.Notes];

    public override Task<string> AddAsync(ContractContact contact, CancellationToken cancellationToken)
    {
        var uid = Interlocked.Increment(ref _count).ToString("00000", CultureInfo.InvariantCulture);
        Write(uid, contact);
        return Task.FromResult(new RecordIds($"{uid}.vcf", isAlone: false).Next(new CardContact { Uid = uid, Fields = [] }));
    }

    public override Task ChangeAsync(string id, ContractContact contact, CancellationToken cancellationToken)
    {
        Write(UidOf(id), contact);
        return Task.CompletedTask;
    }

    public override Task RemoveAsync(string recordType, string id, CancellationToken cancellationToken)
    {
        File.Delete(_folder.In($"{UidOf(id)}.vcf"));
        return Task.CompletedTask;
    }

    // The check looks at the files anew; searches see what it has seen.
    public override Task SettleAsync(IAddressBook book, CancellationToken cancellationToken) => ((IConnectionCheck)book).CheckAsync(cancellationToken);

    public override ValueTask DisposeAsync() => _folder.DisposeAsync();

    private static string UidOf(string id) => id.Split('~')[0];

    // Written beside and moved into place, so that no reader meets half a file.
    private void Write(string uid, ContractContact contact)
    {
        _folder.Write($"{uid}.tmp", Card(uid, contact));
        File.Move(_folder.In($"{uid}.tmp"), _folder.In($"{uid}.vcf"), overwrite: true);
    }

    private static string Card(string uid, ContractContact contact)
    {
        var card = new StringBuilder($"BEGIN:VCARD\nVERSION:4.0\nUID:{uid}\n");
        card.Append(CultureInfo.InvariantCulture, $"FN:{Text($"{contact.FirstName} {contact.LastName}".Trim())}\nN:{Text(contact.LastName)};{Text(contact.FirstName)};;;\n");
        Add("ORG", contact.CompanyName);
        Add("TITLE", contact.JobTitle);
        Add("EMAIL", contact.Email);
        Add("NOTE", contact.Notes);
        foreach (var (field, number) in contact.Phones)
            Add($"TEL;TYPE={TypeOf(field)}", number);
        if (!contact.Picture.IsEmpty)
            card.Append(CultureInfo.InvariantCulture, $"PHOTO:data:image/png;base64,{Convert.ToBase64String(contact.Picture.Span)}\n");
        return card.Append("END:VCARD\n").ToString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                card.Append(CultureInfo.InvariantCulture, $"{name}:{Text(value)}\n");
        }
    }

    // RFC 6350, section 3.4.
    private static string Text(string? value) => (value ?? "").Replace("\\", "\\\\").Replace(",", "\\,").Replace(";", "\\;").Replace("\n", "\\n");

    private static string TypeOf(string field) => field switch
    {
        WellKnownFields.BusinessPhone => "work",
        WellKnownFields.MobilePhone => "cell",
        WellKnownFields.HomePhone => "home",
        WellKnownFields.Fax => "fax",
        _ => "voice",
    };
}
