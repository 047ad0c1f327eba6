using System.Text.RegularExpressions;

namespace Engine.Plugins.Inspection;

/// <summary>A connector in an assembly of a plugin, with what can be said against it before its code runs.</summary>
internal sealed partial record FoundConnector(AssemblyFacts Assembly, ConnectorFacts Facts)
{
    private const int MaxIdLength = 64;
    private const int MaxNameLength = 100;

    /// <summary>The id as stated, or null when it is not a valid one.</summary>
    public string? Id => Facts.Id is { Length: <= MaxIdLength } id && KebabCase().IsMatch(id) ? id : null;

    public string Name => Text.Clean(Facts.DisplayName, MaxNameLength) is { Length: > 0 } name ? name : Id ?? Facts.TypeName;

    /// <summary>What is wrong, or null.</summary>
    public string? Problem =>
        Assembly.Problem
        ?? SharedVersions.Problem(Assembly)
        ?? (!Facts.UsesSharedSdk
            ? $"{Assembly.File} holds a copy of the SDK's types merged into it, so {Facts.TypeName} cannot be recognised as a connector. Reference Engine.Sdk instead of merging it."
            : Id is null
            ? $"The id of {Facts.TypeName} in {Assembly.File}, \"{Text.Clean(Facts.Id, MaxIdLength)}\", is not valid. Give [Connector] 1 to 64 lower-case letters and digits, words joined by single hyphens, such as exact-online."
            : !Facts.IsConcrete ? $"{Facts.TypeName} in {Assembly.File} is abstract or generic, so no instance can be made. Put [Connector] on a plain class."
            : null);

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex KebabCase();
}
