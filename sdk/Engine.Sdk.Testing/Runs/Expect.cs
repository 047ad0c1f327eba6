using System.Diagnostics.CodeAnalysis;

namespace Engine.Sdk.Testing;

/// <summary>Says what was expected in a way a connector's author can act on.</summary>
internal static class Expect
{
    public static void That([DoesNotReturnIf(false)] bool isSo, string otherwise)
    {
        if (!isSo)
            throw new AssertFailedException(otherwise);
    }

    /// <summary>Exactly these records, in this order.</summary>
    public static void Ids(IReadOnlyList<string> expected, IReadOnlyList<string> actual, string what) =>
        That(expected.SequenceEqual(actual, StringComparer.Ordinal), $"Found {what}: {List(actual)}; expected: {List(expected)}.");

    /// <summary>Exactly these records, in any order.</summary>
    public static void SameIds(IEnumerable<string> expected, IEnumerable<string> actual, string what) =>
        Ids([.. expected.Order(StringComparer.Ordinal)], [.. actual.Order(StringComparer.Ordinal)], what);

    private static string List(IReadOnlyList<string> ids) => ids.Count == 0 ? "nobody" : string.Join(", ", ids.Take(10)) + (ids.Count > 10 ? $" and {ids.Count - 10} more" : "");
}
