using Engine.Host.Problems;

namespace Engine.Host.Docs;

/// <summary>What the API document says of one call.</summary>
internal sealed record CallDescription
{
    /// <summary>Its first sentence stands alone as the call's title.</summary>
    public required string Summary { get; init; }

    /// <summary>The named values it takes in its body, each with a line of explanation and an example.</summary>
    public IReadOnlyList<CallField> Fields { get; init; } = [];

    /// <summary>Status of success.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>An answer as JSON; null when there is no body.</summary>
    public string? Example { get; init; }

    /// <summary>Further ways to succeed: the status, when it is answered, and the body as JSON, or null for none.</summary>
    public IReadOnlyList<(int Status, string When, string? Example)> Alternatives { get; init; } = [];

    /// <summary>The codes of the errors it may answer with, beside those every call of its kind has.</summary>
    public IReadOnlyList<ProblemCode> Errors { get; init; } = [];

    /// <summary>Whether the body is JSON alone, rather than a form or JSON.</summary>
    public bool TakesJsonOnly { get; init; }
}

/// <summary>One named value of a request.</summary>
internal sealed record CallField(string Name, string Meaning, string Example, string Type = "string", bool IsRequired = false);
