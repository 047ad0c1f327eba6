namespace Engine.Sdk.Testing;

/// <summary>How far a connector has come, as the suite has proved it. What each grade asks for stands in <c>README.md</c>.</summary>
public enum ContractGrade
{
    /// <summary>Not yet what a connector must be.</summary>
    None = 0,

    /// <summary>Both searches find what they must, and nothing goes wrong without order.</summary>
    Bronze = 1,

    /// <summary>And it stands every fault of its CRM, every settings mistake and a caller who hangs up.</summary>
    Silver = 2,

    /// <summary>And it can be cached, and does what users expect of a caller's card.</summary>
    Gold = 3,

    /// <summary>And it does everything an engine can ask for.</summary>
    Platinum = 4,
}
