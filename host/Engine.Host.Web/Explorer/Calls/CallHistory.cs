namespace Engine.Host.Web.Explorer.Calls;

/// <summary>The latest calls of this window, the newest first. In memory alone: they may hold names and numbers.</summary>
public sealed class CallHistory
{
    public const int MaxLength = 50;

    private readonly LinkedList<PastCall> _calls = [];

    public IReadOnlyCollection<PastCall> Calls => _calls;

    public void Add(CallDraft draft, CallAnswer answer, DateTimeOffset at)
    {
        _calls.AddFirst(new PastCall(draft.Copy(), answer.Status, answer.ElapsedMs, at));
        if (_calls.Count > MaxLength) _calls.RemoveLast();
    }

    public void Clear() => _calls.Clear();
}

/// <param name="Draft">The call as it was sent.</param>
/// <param name="Status">0 when nothing came back.</param>
/// <param name="ElapsedMs">As the browser measured it.</param>
/// <param name="At">When the answer was there.</param>
public sealed record PastCall(CallDraft Draft, int Status, double ElapsedMs, DateTimeOffset At)
{
    /// <summary>The value that tells one call from another.</summary>
    public string Hint => Draft.Rows.FirstOrDefault(row => row.IsSent && row.Value.Length > 0)?.Value ?? "";
}
