using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Host.Installation.Launch;
using Engine.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace Engine.Host.Installation.Settings;

/// <summary>
/// The settings the engine keeps for its next start, in the file <c>settings.json</c> of the data folder. The environment and the command line go before it:
/// what they say is not for pages to change. Thread-safe.
/// </summary>
internal sealed class SavedSettings(DataFolder folder, EngineOptions running, IConfiguration configuration)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Lock _writing = new();

    public static string PathIn(DataFolder folder) => Path.Combine(folder.FullPath, "settings.json");

    /// <summary>What the next start will find, as far as people may change it in the pages.</summary>
    public EngineChoices Read()
    {
        var section = Load()[EngineOptions.Section] as JsonObject;
        string? Text(string name) => section?[name] is JsonValue value ? value.ToString() : null;
        int Number(string name, int otherwise) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
        return new EngineChoices
        {
            User = IsFixed(nameof(EngineOptions.User)) ? running.User : Text(nameof(EngineOptions.User)) ?? running.User,
            Tel = IsFixed(nameof(EngineOptions.Tel)) ? running.Tel : Text(nameof(EngineOptions.Tel)) ?? running.Tel,
            Language = Text(nameof(EngineOptions.Language)),
            HttpPort = IsFixed(nameof(EngineOptions.HttpPort)) ? running.HttpPort : Number(nameof(EngineOptions.HttpPort), running.HttpPort),
            HttpsPort = IsFixed(nameof(EngineOptions.HttpsPort)) ? running.HttpsPort : Number(nameof(EngineOptions.HttpsPort), running.HttpsPort),
            LogRequests = bool.TryParse(Text(nameof(EngineOptions.LogRequests)), out var log) ? log : running.LogRequests,
        };
    }

    /// <summary>Whether the environment or the command line says what the setting is, so that saving another value would change nothing.</summary>
    public bool IsFixed(string setting)
    {
        var key = $"{EngineOptions.Section}:{setting}";
        return (configuration as IConfigurationRoot)?.Providers.LastOrDefault(provider => provider.TryGet(key, out _)) is { } last
            && last is not JsonConfigurationProvider;
    }

    /// <summary>Keeps what differs from before; what was fixed at the start stays as it is.</summary>
    public void Save(EngineChoices choices)
    {
        Write(section =>
        {
            Set(nameof(EngineOptions.User), choices.User);
            Set(nameof(EngineOptions.Tel), choices.Tel);
            Set(nameof(EngineOptions.Language), choices.Language);
            Set(nameof(EngineOptions.HttpPort), choices.HttpPort);
            Set(nameof(EngineOptions.HttpsPort), choices.HttpsPort);
            Set(nameof(EngineOptions.LogRequests), choices.LogRequests);

            void Set(string name, JsonNode? value)
            {
                if (!IsFixed(name)) section[name] = value;
            }
        });
        running.Language = choices.Language;
    }

    public void SaveHttpsPort(int port) => Write(section => section[nameof(EngineOptions.HttpsPort)] = port);

    private void Write(Action<JsonObject> change)
    {
        lock (_writing)
        {
            var root = Load();
            if (root[EngineOptions.Section] is not JsonObject section) root[EngineOptions.Section] = section = [];
            change(section);
            UserOnlyFile.Write(PathIn(folder), Encoding.UTF8.GetBytes(root.ToJsonString(Indented)));
        }
    }

    private JsonObject Load() => File.Exists(PathIn(folder)) ? JsonNode.Parse(File.ReadAllText(PathIn(folder))) as JsonObject ?? [] : [];
}
