using System.Text.Json.Nodes;
using Engine.Host.Installation.Launch;
using Engine.Storage;

namespace Engine.Host.Installation.Listening;

/// <summary>
/// The few settings the engine keeps for its next start, in the file <c>settings.json</c> of the data folder. The environment and the command
/// line go before it.
/// </summary>
internal sealed class SavedSettings(DataFolder folder)
{
    public static string PathIn(DataFolder folder) => Path.Combine(folder.FullPath, "settings.json");

    public void SaveHttpsPort(int port)
    {
        var path = PathIn(folder);
        var root = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? [] : [];
        if (root[EngineOptions.Section] is not JsonObject section) root[EngineOptions.Section] = section = [];
        section[nameof(EngineOptions.HttpsPort)] = port;
        UserOnlyFile.Write(path, System.Text.Encoding.UTF8.GetBytes(root.ToJsonString(new() { WriteIndented = true })));
    }
}
