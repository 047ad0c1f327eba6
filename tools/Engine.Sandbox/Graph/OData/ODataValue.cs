using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>Values as filters compare them: moments as such, all else as text without regard to case.</summary>
internal static class ODataValue
{
    public static string? Text(JsonNode? node) => node?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => "true",
        System.Text.Json.JsonValueKind.False => "false",
        _ => JsonText.Scalar(node),
    };

    public static bool Passes(string? left, string operation, string? right) => operation switch
    {
        "eq" => left is null || right is null ? left == right : Compare(left, right) == 0,
        "ne" => left is null || right is null ? left != right : Compare(left, right) != 0,
        _ when left is null || right is null => false,
        "gt" => Compare(left, right) > 0,
        "ge" => Compare(left, right) >= 0,
        "lt" => Compare(left, right) < 0,
        _ => Compare(left, right) <= 0,
    };

    public static int Compare(string? left, string? right) => (GraphMoments.Read(left), GraphMoments.Read(right)) is ({ } first, { } second)
        ? first.CompareTo(second)
        : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
}
