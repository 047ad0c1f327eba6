using Engine.Host.Docs;

namespace Engine.Host.Connectors;

internal static class ConnectorDescriptions
{
    public static readonly CallDescription List = new()
    {
        Summary = "Lists every connector found, working or not, with its settings as a JSON Schema.",
        Example = """[ { "Id": "local-files", "Name": "Local files", "Version": "0.1.0.0", "File": "Engine.Connectors.LocalFiles.dll", "State": "Loaded", "Error": null } ]""",
    };
}
