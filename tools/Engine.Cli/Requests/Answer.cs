using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Cli.Requests;

/// <summary>What the engine answered to a call it accepted.</summary>
/// <param name="Text">The body as it came; empty when there was none.</param>
/// <param name="SearchStatus">Which book answered a search, or why it did not; null for other calls.</param>
internal sealed record Answer(string Text, string? SearchStatus = null)
{
    /// <summary>The body, or null when it is empty.</summary>
    public JsonNode? Json { get; } = Parse(Text);

    /// <summary>The body as a list; a single value is a list of one.</summary>
    public IReadOnlyList<JsonNode?> List => Json switch
    {
        null => [],
        JsonArray array => [.. array],
        var single => [single],
    };

    private static JsonNode? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw new CommandException(ExitCode.Refused, "The engine answered with something that is not JSON.", e);
        }
    }
}
