namespace Engine.Sandbox.Salesforce;

/// <summary>What the operations of one org work on.</summary>
internal sealed class OrgState
{
    private DateTimeOffset _dayEnds = DateTimeOffset.MinValue;

    public OrgState(TimeProvider time)
    {
        Time = time;
        Store = new RecordStore(Schema, time);
        Writing = new RecordWriting(Schema, Store);
    }

    public TimeProvider Time { get; }

    public OrgSchema Schema { get; } = new();

    public RecordStore Store { get; }

    public RecordWriting Writing { get; }

    public PhoneIndex PhoneIndex { get; set; }

    public bool IndexLag { get; set; }

    public int ApiAllowance { get; set; } = 15000;

    public int ApiUsage { get; set; }

    /// <summary>Smallest and usual number of rows in one answer: SOQL and SOSL Reference, "Sforce-Query-Options".</summary>
    public int SmallestBatch { get; set; } = 200;

    public int UsualBatch { get; set; } = 2000;

    public Dictionary<string, byte[]> Photos { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids the user looked at, the latest last.</summary>
    public List<string> Recent { get; } = [];

    public string OrganizationId { get; set; } = "";

    /// <summary>Counts a request against the allowance of 24 hours.</summary>
    /// <returns>False when it is used up.</returns>
    public bool TakeRequest()
    {
        var now = Time.GetUtcNow();
        if (now >= _dayEnds)
        {
            ApiUsage = _dayEnds == DateTimeOffset.MinValue ? ApiUsage : 0;
            _dayEnds = now.AddDays(1);
        }

        if (ApiUsage >= ApiAllowance)
            return false;
        ApiUsage++;
        return true;
    }

    public SObjectType TypeNamed(string name) => Schema.FindType(name) ?? throw SalesforceError.NotFound();

    public void Touch(Record record)
    {
        Recent.Remove(record.Id);
        Recent.Add(record.Id);
    }
}
