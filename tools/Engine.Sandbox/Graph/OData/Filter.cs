using System.Text.Json.Nodes;

namespace Engine.Sandbox.Graph;

/// <summary>A filter that can be asked whether something passes.</summary>
internal sealed record Filter
{
    public required Func<JsonObject, bool> Passes { get; init; }

    /// <summary>Which properties it looks at, and how: a lambda's variable is written as its collection, so <c>emailAddresses/address</c> <c>any eq</c>.</summary>
    public required IReadOnlyList<FilterUse> Uses { get; init; }

    /// <summary>Whether it says not or ne anywhere.</summary>
    public bool Negates => Uses.Any(use => use.Operation is "ne" or "not");
}

/// <summary>One look at a property.</summary>
internal sealed record FilterUse(string Property, string Operation, bool IsInLambda);
