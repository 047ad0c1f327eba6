namespace Engine.Sandbox.Serving;

/// <summary>What one server holds.</summary>
internal sealed class SandboxState
{
    public required TimeProvider Time { get; init; }

    public required IReadOnlyList<Vendor> Vendors { get; init; }

    public Faults Faults { get; } = new();

    public RequestLog Requests { get; } = new();

    public TimeSpan Delay { get; set; }

    /// <summary>Cancelled when the server stops.</summary>
    public CancellationToken Stopping { get; init; }
}
