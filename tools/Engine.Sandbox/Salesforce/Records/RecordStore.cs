namespace Engine.Sandbox.Salesforce;

/// <summary>The records of an org in the order they came.</summary>
internal sealed class RecordStore(OrgSchema schema, TimeProvider time)
{
    private readonly Dictionary<string, Record> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Record>> _byType = new(StringComparer.OrdinalIgnoreCase);
    private long _last = 1000;

    /// <summary>Who is signed in: owns and stamps what is written.</summary>
    public string? UserId { get; set; }

    public DateTimeOffset Now => FieldValue.WholeSeconds(time.GetUtcNow());

    /// <summary>All records of an object, deleted ones too.</summary>
    public IReadOnlyList<Record> All(string type) => _byType.GetValueOrDefault(type) ?? (IReadOnlyList<Record>)[];

    /// <summary>A record that is not deleted.</summary>
    public Record? Find(string? id) => FindEvenDeleted(id) is { IsDeleted: false } record ? record : null;

    public Record? FindEvenDeleted(string? id) => RecordId.Read(id) is { } full ? _byId.GetValueOrDefault(full) : null;

    /// <summary>Adds a record; the values are taken as they are.</summary>
    public Record Add(SObjectType type, IEnumerable<KeyValuePair<string, object?>> values)
    {
        var record = new Record(type, RecordId.New(type.Prefix, ++_last));
        record["Id"] = record.Id;
        foreach (var field in type.AllFields.Where(field => field.Default is not null || field.Type == FieldType.Boolean))
            record[field.Name] = field.Type == FieldType.Boolean ? false : field.Default;
        record["CreatedDate"] = Now;
        record["CreatedById"] = UserId;
        if (type.Find("OwnerId") is not null)
            record["OwnerId"] = UserId;
        Put(record, values);
        _byId[record.Id] = record;
        if (!_byType.TryGetValue(type.Name, out var list))
            _byType[type.Name] = list = [];
        list.Add(record);
        if (type.Name == "Account" && record.Text("LastName") is not null)
            AddPerson(record);
        return record;
    }

    public void Change(Record record, IEnumerable<KeyValuePair<string, object?>> values)
    {
        Put(record, values);
        if (record["IsPersonAccount"] is true && record.Type.Name == "Account" && Find(record.Text("PersonContactId")) is { } contact)
            PutAll(contact, Derivation.PersonValues(record));
    }

    public void Delete(Record record)
    {
        record["IsDeleted"] = true;
        Stamp(record);
    }

    private void Put(Record record, IEnumerable<KeyValuePair<string, object?>> values)
    {
        PutAll(record, values);
        Derivation.Complete(record, this);
    }

    private void PutAll(Record record, IEnumerable<KeyValuePair<string, object?>> values)
    {
        Stamp(record);
        foreach (var (name, value) in values)
            record[name] = value;
        Derivation.Complete(record, this);
    }

    // A person account is an account and a contact that tell the same (Salesforce Help, "Person Accounts").
    private void AddPerson(Record account)
    {
        account["IsPersonAccount"] = true;
        if (schema.FindType("Contact") is not { } type)
            return;
        var contact = Add(type, [.. Derivation.PersonValues(account), new("AccountId", account.Id), new("IsPersonAccount", true)]);
        account["PersonContactId"] = contact.Id;
    }

    private void Stamp(Record record)
    {
        record["LastModifiedDate"] = record["SystemModstamp"] = Now;
        record["LastModifiedById"] = UserId;
    }
}
