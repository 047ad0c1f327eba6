using System.Reflection;
using System.Text.Json;

namespace Engine.Plugins.Loading;

/// <summary>Reads how far a connector is proven: what the SDK's contract suite wrote into <c>contract.json</c> beside it.</summary>
internal static class ContractGrade
{
    private const string FileName = "contract.json";
    private const int MaxBytes = 256 << 10;

    private static readonly string[] Known = ["Bronze", "Silver", "Gold", "Platinum"];

    /// <returns>Null when there is no such file, or it does not say.</returns>
    public static string? ReadBeside(Assembly assembly)
    {
        var path = Path.Combine(Path.GetDirectoryName(assembly.Location) ?? "", FileName);
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: <= MaxBytes }) return null;
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.TryGetProperty("Grade", out var grade) && grade.ValueKind == JsonValueKind.String && Known.Contains(grade.GetString()) ? grade.GetString() : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
