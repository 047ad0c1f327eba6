namespace Engine.Sdk.Testing;

/// <summary>What a case is about.</summary>
public enum ContractArea
{
    /// <summary>Finding by telephone number.</summary>
    Numbers = 0,

    /// <summary>Finding by name.</summary>
    Names = 1,

    /// <summary>What a found contact holds.</summary>
    Contacts = 2,

    /// <summary>Texts that are meant to break a query.</summary>
    HostileQueries = 3,

    /// <summary>Limits and pages.</summary>
    Paging = 4,

    /// <summary>Handing over everything, and what changed since.</summary>
    Feed = 5,

    /// <summary>Cancellation, concurrency, the end of a book.</summary>
    Lifetime = 6,

    /// <summary>A CRM that fails.</summary>
    Faults = 7,

    /// <summary>Logging calls, and what happened lately.</summary>
    Activities = 8,

    /// <summary>Pictures, the owner, one record, own actions, the check.</summary>
    Abilities = 9,

    /// <summary>Creating and changing records.</summary>
    Writing = 10,

    /// <summary>What the user fills in.</summary>
    Settings = 11,

    /// <summary>OAuth.</summary>
    SignIn = 12,
}
