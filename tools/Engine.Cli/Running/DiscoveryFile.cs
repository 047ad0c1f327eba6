using System.Text.Json;
using System.Text.Json.Serialization;

namespace Engine.Cli.Running;

/// <summary>What a running engine writes into its data folder so that it can be found.</summary>
internal sealed record DiscoveryFile
{
    public const string Name = "engine.json";

    public int ProcessId { get; init; }

    public IReadOnlyList<string> Addresses { get; init; } = [];

    public string? Version { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <exception cref="JsonException">It is not what an engine writes.</exception>
    public static DiscoveryFile Parse(string text) =>
        JsonSerializer.Deserialize(text, DiscoveryJsonContext.Default.DiscoveryFile) ?? throw new JsonException("The file is empty.");
}

[JsonSerializable(typeof(DiscoveryFile))]
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
internal sealed partial class DiscoveryJsonContext : JsonSerializerContext;
