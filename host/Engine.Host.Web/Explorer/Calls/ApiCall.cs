namespace Engine.Host.Web.Explorer.Calls;

/// <summary>A call of the engine, as its own API document tells of it.</summary>
public sealed record ApiCall
{
    /// <summary>What all calls start with.</summary>
    public const string Root = "/api/v1/";

    /// <summary>Such as <c>POST</c>.</summary>
    public required string Method { get; init; }

    /// <summary>What follows <see cref="Root"/>: <c>Search</c>, <c>AddressBooks/{AddinId}</c>.</summary>
    public required string Name { get; init; }

    public required CallGroup Group { get; init; }

    public string Summary { get; init; } = "";

    public string Description { get; init; } = "";

    public IReadOnlyList<ApiField> Fields { get; init; } = [];

    /// <summary>Whether the body is JSON alone, rather than a form or JSON.</summary>
    public bool TakesJsonOnly { get; init; }

    /// <summary>Whether it ends or removes something, so that a slip would hurt.</summary>
    public bool IsEnding => Method == "DELETE" || Name == "Unload";

    public string Key => $"{Method} {Name}";
}

/// <summary>One value that a call takes.</summary>
/// <param name="Name">As it is sent.</param>
/// <param name="Meaning">A line of explanation.</param>
/// <param name="Example">A value to start with.</param>
/// <param name="Type">Of JSON Schema: <c>string</c>, <c>integer</c>, <c>boolean</c>, <c>object</c>.</param>
/// <param name="IsRequired">Whether the call fails without it.</param>
/// <param name="IsInPath">Whether it stands in the address rather than in the body.</param>
public sealed record ApiField(string Name, string Meaning, string Example, string Type, bool IsRequired, bool IsInPath);

public enum CallGroup
{
    /// <summary>What the developer guide tells of.</summary>
    Guide,

    /// <summary>Further calls for clients.</summary>
    More,

    /// <summary>For whoever may read the admin token.</summary>
    Configuration,
}
