namespace Engine.Connectors.Outlook;

/// <summary>Microsoft's clouds.</summary>
public enum OutlookCloud
{
    /// <summary>The usual one.</summary>
    Global,

    /// <summary>United States, government.</summary>
    UsGovernment,

    /// <summary>United States, Department of Defense.</summary>
    UsDefense,

    /// <summary>China, run by 21Vianet.</summary>
    China,
}
