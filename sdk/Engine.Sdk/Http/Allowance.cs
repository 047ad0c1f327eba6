namespace Engine.Sdk;

/// <summary>What a CRM tells of the requests an account has left. Immutable.</summary>
public sealed record Allowance
{
    /// <summary>Requests left, zero or more. At zero nothing is sent until <see cref="ResetsIn"/> has passed; when few are left, ringing calls alone are.</summary>
    public required int Remaining { get; init; }

    /// <summary>Requests allowed in all, 1 or more.</summary>
    public required int Total { get; init; }

    /// <summary>How long until the allowance is whole again; null when the CRM does not say: one minute is then assumed.</summary>
    public TimeSpan? ResetsIn { get; init; }
}
