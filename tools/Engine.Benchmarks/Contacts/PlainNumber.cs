namespace Engine.Benchmarks.Contacts;

/// <summary>A telephone number before somebody wrote it down: what is right about it.</summary>
internal sealed record PlainNumber
{
    public required DialPlan Plan { get; init; }

    public required string Area { get; init; }

    public required string Rest { get; init; }

    public string? Extension { get; init; }

    /// <summary>Whether others have the same number, such as that of their company.</summary>
    public bool IsShared { get; init; }

    public string Digits => Plan.CallingCode + Area + Rest;

    public string E164 => "+" + Digits;

    /// <summary>As dialled inside the country.</summary>
    public string National => Plan.Trunk + Area + Rest;
}
