namespace Engine.Sdk.VCards;

/// <summary>Where an address or number belongs.</summary>
public enum Place
{
    /// <summary>Not said.</summary>
    None = 0,

    /// <summary>At work.</summary>
    Work = 1,

    /// <summary>At home.</summary>
    Home = 2,

    /// <summary>Somewhere else.</summary>
    Other = 3,
}
