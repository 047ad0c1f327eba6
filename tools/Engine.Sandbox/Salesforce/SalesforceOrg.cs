using Engine.Sandbox.Salesforce;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox;

/// <summary>A Salesforce org: Sales Cloud over REST. Safe for use from any thread.</summary>
public sealed class SalesforceOrg : Vendor
{
    private readonly OrgState _org;
    private readonly ApiTable _table;

    internal SalesforceOrg(TimeProvider time, bool isSeeded)
        : base("salesforce", SalesforceSignIn.Create(time, out var answer))
    {
        _org = new OrgState(time);
        answer.Org = _org;
        answer.Address = () => Address;
        _table = SalesforceTable.Create(_org, SignIn, () => Address);
        SalesforceSeed.AddUser(_org);
        if (isSeeded)
            SalesforceSeed.AddPeople(_org);
    }

    /// <summary>How the search index sees telephone numbers; <see cref="PhoneIndex.Digits"/> at first.</summary>
    public PhoneIndex PhoneIndex
    {
        get => _org.PhoneIndex;
        set => _org.PhoneIndex = value;
    }

    /// <summary>While true, records that are created do not show in SOSL, as right after a save; SOQL sees them. False releases all.</summary>
    public bool IndexLag
    {
        get => _org.IndexLag;
        set
        {
            _org.IndexLag = value;
            if (!value)
                ReleaseIndex();
        }
    }

    /// <summary>Whether Task has CallType, CallDurationInSeconds, CallDisposition and CallObject.</summary>
    public bool HasCallFields
    {
        get => _org.Schema.HasCallFields;
        set => _org.Schema.HasCallFields = value;
    }

    /// <summary>Whether an account with a LastName is a person; the fields IsPersonAccount, PersonMobilePhone and so on exist only then.</summary>
    public bool HasPersonAccounts
    {
        get => _org.Schema.HasPersonAccounts;
        set => _org.Schema.HasPersonAccounts = value;
    }

    /// <summary>How many requests the org allows in a day; beyond them it answers 403 REQUEST_LIMIT_EXCEEDED.</summary>
    public int ApiAllowance
    {
        get => _org.ApiAllowance;
        set => _org.ApiAllowance = value;
    }

    /// <summary>How many it has answered in the day that runs.</summary>
    public int ApiUsage
    {
        get => _org.ApiUsage;
        set => _org.ApiUsage = value;
    }

    /// <summary>The fewest rows of a query's page that the header Sforce-Query-Options can ask for; 200 at the vendor's.</summary>
    public int SmallestBatch
    {
        get => _org.SmallestBatch;
        set => _org.SmallestBatch = value;
    }

    /// <summary>Rows of a query's page when nothing was asked for; 2000 at the vendor's.</summary>
    public int UsualBatch
    {
        get => _org.UsualBatch;
        set => _org.UsualBatch = value;
    }

    /// <summary>The id of the user who is signed in.</summary>
    public string UserId => _org.Store.UserId ?? "";

    /// <summary>The id of the org.</summary>
    public string OrganizationId => _org.OrganizationId;

    /// <summary>Adds a record as it is given, without the checks of the API. The search index sees it at once unless <see cref="IndexLag"/>.</summary>
    /// <param name="type">The object, such as <c>Contact</c>.</param>
    /// <param name="values">Values by field: text, booleans, numbers, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>, null.</param>
    /// <returns>The id, 18 characters.</returns>
    public string Add(string type, Dictionary<string, object?> values) => Locked(() =>
    {
        var record = _org.Store.Add(TypeOf(type), values);
        record.IsUnindexed = IndexLag;
        return record.Id;
    });

    /// <summary>Changes fields of a record.</summary>
    public void Change(string id, Dictionary<string, object?> values) => Locked(() => _org.Store.Change(RecordOf(id), values));

    /// <summary>Moves a record to the recycle bin.</summary>
    public void Delete(string id) => Locked(() => _org.Store.Delete(RecordOf(id)));

    /// <summary>Reads a record, a deleted one too; null when there never was one.</summary>
    public IReadOnlyDictionary<string, object>? Get(string id) => Locked(() => _org.Store.FindEvenDeleted(id) is { } record ? Copy(record) : null);

    /// <summary>All records of an object that are not deleted, in the order they were added.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object>> All(string type) => Locked(() =>
        _org.Store.All(TypeOf(type).Name).Where(record => !record.IsDeleted).Select(Copy).ToList());

    /// <summary>Lets the search index catch up with what was created.</summary>
    public void ReleaseIndex() => Locked(() =>
    {
        foreach (var record in _org.Schema.Types.SelectMany(type => _org.Store.All(type.Name)))
            record.IsUnindexed = false;
    });

    /// <summary>Takes a field from the user's sight: gone from describe, INVALID_FIELD everywhere else.</summary>
    public void HideField(string type, string field) => Locked(() => _org.Schema.Hide(type, field));

    /// <summary>Gives it back.</summary>
    public void ShowField(string type, string field) => Locked(() => _org.Schema.Show(type, field));

    /// <summary>Adds a field of the org's own.</summary>
    /// <param name="type">The object.</param>
    /// <param name="field">Its name, which ends in <c>__c</c>.</param>
    /// <param name="kind">Its type as describe names it, such as <c>phone</c>.</param>
    public void AddField(string type, string field, string kind) => Locked(() => TypeOf(type).Add(FieldTable.ReadField($"{field} {kind}")));

    /// <summary>Gives a record a photo, PNG or JPEG.</summary>
    public void SetPhoto(string id, byte[] photo) => Locked(() => _org.Photos[RecordOf(id).Id] = photo);

    internal override bool IsSignIn(string path) => path.StartsWith("/services/oauth2/", StringComparison.Ordinal) && !path.EndsWith("/userinfo", StringComparison.Ordinal);

    internal override Answer ExpiredToken() => new SalesforceError(401, "INVALID_SESSION_ID", "Session expired or invalid").ToAnswer();

    internal override Answer TooManyRequests() => new SalesforceError(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.").ToAnswer();

    private protected override ApiTable Table => _table;

    private protected override Answer Handle(ApiCall call)
    {
        try
        {
            return Serve(call);
        }
        catch (SalesforceError error)
        {
            return WithUsage(call, error.ToAnswer());
        }
    }

    private Answer Serve(ApiCall call)
    {
        var operation = _table.Find(call, out var allowed);
        if (operation is not { IsOpen: true })
            Authenticate(call);
        if (call.Values.TryGetValue("version", out var version) && !OrgApi.IsVersion(version))
            throw SalesforceError.NotFound();
        if (operation is not null)
            return WithUsage(call, operation.Answer(call));
        if (allowed.Count == 0)
            throw SalesforceError.NotFound();
        throw new SalesforceError(405, "METHOD_NOT_ALLOWED", $"HTTP Method '{call.Method}' not allowed. Allowed are {string.Join(",", allowed)}");
    }

    private void Authenticate(ApiCall call)
    {
        var parts = (call.Header("Authorization") ?? "").Split(' ', 2);
        var token = parts is ["Bearer" or "OAuth", var value] ? value : null;
        call.Token = SignIn.Authenticate(token) ?? throw new SalesforceError(401, "INVALID_SESSION_ID", "Session expired or invalid");
        var grant = call.Token.Grant;
        if (call.Path.StartsWith("/services/data", StringComparison.Ordinal) && grant.Scope is not null && !grant.Scopes.Any(scope => scope is "api" or "full"))
            throw new SalesforceError(403, "INVALID_SESSION_ID", "This session is not valid for use with the REST API");
        if (!_org.TakeRequest())
            throw new SalesforceError(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }

    private Answer WithUsage(ApiCall call, Answer answer) =>
        call.Token is null ? answer : answer.With("Sforce-Limit-Info", $"api-usage={_org.ApiUsage}/{_org.ApiAllowance}");

    private static IReadOnlyDictionary<string, object> Copy(Record record) => new Dictionary<string, object>(record.Values, StringComparer.OrdinalIgnoreCase);

    private SObjectType TypeOf(string name) => _org.Schema.FindType(name) ?? throw new ArgumentException($"There is no object {name}.", nameof(name));

    private Record RecordOf(string id) => _org.Store.FindEvenDeleted(id) ?? throw new ArgumentException($"There is no record {id}.", nameof(id));
}
