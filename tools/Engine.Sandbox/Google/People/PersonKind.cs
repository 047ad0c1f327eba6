namespace Engine.Sandbox.Google;

/// <summary>Where a person is kept.</summary>
internal enum PersonKind
{
    /// <summary>A contact of the user's, in a group.</summary>
    Contact,

    /// <summary>A contact that came about by itself.</summary>
    Other,

    /// <summary>A colleague.</summary>
    DomainProfile,

    /// <summary>A contact that all of the domain share.</summary>
    DomainContact,

    /// <summary>The user.</summary>
    Me,
}
