using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Cli.Requests;

/// <summary>Reads answers for people: what is missing or of another kind reads as empty.</summary>
internal static class JsonReading
{
    extension(JsonNode? node)
    {
        public JsonNode? Member(string name) => (node as JsonObject)?[name];

        public string Text(string name) => node.Member(name).Text();

        public string Text() => node switch
        {
            JsonValue value when value.GetValueKind() is JsonValueKind.String => value.GetValue<string>(),
            JsonValue value when value.GetValueKind() is JsonValueKind.True => "yes",
            JsonValue value when value.GetValueKind() is JsonValueKind.False => "no",
            JsonValue value => value.ToJsonString(),
            _ => "",
        };

        public bool IsTrue(string name) => node.Member(name) is JsonValue value && value.GetValueKind() is JsonValueKind.True;

        public IEnumerable<JsonNode?> Items(string name) => node.Member(name) as JsonArray ?? [];

        /// <summary>A moment in this machine's time, to the minute; as it came when it is none.</summary>
        public string Moment(string name) => node.Moment(name, "yyyy-MM-dd HH:mm");

        /// <summary>The same to the second.</summary>
        public string Second(string name) => node.Moment(name, "yyyy-MM-dd HH:mm:ss");

        private string Moment(string name, string format) =>
            DateTimeOffset.TryParse(node.Text(name), CultureInfo.InvariantCulture, out var moment)
                ? moment.ToLocalTime().ToString(format, CultureInfo.InvariantCulture)
                : node.Text(name);
    }
}
