using System.Text.Json.Nodes;

namespace Engine.Core.Settings;

/// <summary>A connector's settings type as a JSON Schema (draft 2020-12), from which a form can be made.</summary>
public static class SettingsSchema
{
    public static JsonObject Of(Type settingsType) => throw new NotImplementedException();
}
