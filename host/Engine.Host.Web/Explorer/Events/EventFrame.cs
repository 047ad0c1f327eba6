using System.Text;
using System.Text.Json;
using Engine.Host.Web.Explorer.Calls;

namespace Engine.Host.Web.Explorer.Events;

/// <summary>A frame that came over the channel.</summary>
/// <param name="Type">Its <c>EventType</c>; empty when it is no event.</param>
/// <param name="Text">All of it, to be read.</param>
/// <param name="At">When it came.</param>
internal sealed record EventFrame(string Type, string Text, DateTimeOffset At)
{
    public static EventFrame Of(string frame, DateTimeOffset at)
    {
        var bytes = Encoding.UTF8.GetBytes(frame);
        return new(TypeOf(bytes), AnswerText.Of(bytes), at);
    }

    private static string TypeOf(byte[] frame)
    {
        try
        {
            using var json = JsonDocument.Parse(frame);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("EventType", out var type) ? $"{type}" : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
