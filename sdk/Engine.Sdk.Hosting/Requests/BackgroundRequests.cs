namespace Engine.Sdk.Hosting;

/// <summary>Tells requests that nobody waits for, such as a sync's, from those of a ringing call.</summary>
public static class BackgroundRequests
{
    private static readonly AsyncLocal<bool> Current = new();

    /// <summary>Whether requests made from here on, in this flow of control, are in the background.</summary>
    internal static bool IsCurrent => Current.Value;

    /// <summary>
    /// Marks the current flow of control, and all it calls, as background work: its requests go only while enough of the CRM's limits is left for calls.
    /// The mark ends with the asynchronous method that set it.
    /// </summary>
    public static void Begin() => Current.Value = true;
}
