using Engine.Host.Web.Explorer.Calls;

namespace Engine.Host.Web.Explorer;

/// <summary>What is on the page, kept while the window is open: who looks at another page and comes back finds it as it was.</summary>
internal sealed class ExplorerState
{
    private readonly Dictionary<string, CallDraft> _drafts = [];

    public IReadOnlyList<ApiCall> Calls { get; private set; } = [];

    public CallDraft? Draft { get; private set; }

    /// <summary>Sent with every call.</summary>
    public List<Row> Headers { get; } = [];

    public CallHistory History { get; } = new();

    /// <summary>The id that calls are sent with now.</summary>
    public string ApplicationId => Headers.Find(IsApplicationId)?.Value.Trim() ?? "";

    /// <summary>Fills in what every call is sent with; what was changed since stays.</summary>
    public void Start(string applicationId)
    {
        if (Headers.Count > 0) return;
        Headers.Add(new Row { Key = "Content-Type", Value = "application/x-www-form-urlencoded" });
        Headers.Add(new Row { Key = "ApplicationId", Value = applicationId });
    }

    public void Show(IReadOnlyList<ApiCall> calls)
    {
        Calls = calls;
        if (Find("Search") is { } search) Open(search);
    }

    /// <summary>Shows a call with the values it was left with.</summary>
    public void Open(ApiCall call)
    {
        if (!_drafts.TryGetValue(call.Key, out var draft)) _drafts[call.Key] = draft = CallDraft.Of(call, ApplicationId);
        Draft = draft;
    }

    /// <summary>Shows a call of the history, as it was sent.</summary>
    public void Load(PastCall past) => Draft = _drafts[past.Draft.Call.Key] = past.Draft.Copy();

    public ApiCall? Find(string name) => Calls.FirstOrDefault(call => call.Name == name);

    private static bool IsApplicationId(Row row) => row.IsSent && string.Equals(row.Key.Trim(), "ApplicationId", StringComparison.OrdinalIgnoreCase);
}
