using System.Text.Json.Nodes;

namespace Engine.Core.Settings;

/// <summary>Reads, checks and hides the settings of a book by the type its connector declares.</summary>
public static class SettingsReader
{
    /// <summary>What a secret that is set reads as; sent back, it leaves the secret as it was.</summary>
    public const string HiddenSecret = "********";

    /// <summary>Makes the settings object and checks all its fields; the value is null when there are errors.</summary>
    public static SettingsReading Read(Type settingsType, JsonObject settings) => throw new NotImplementedException();

    /// <summary>The settings with every secret replaced by <see cref="HiddenSecret"/>, fit to be sent out.</summary>
    public static JsonObject Hide(Type settingsType, JsonObject settings) => throw new NotImplementedException();

    /// <summary>Stored settings with a change laid over them: absent fields stay, null clears, a hidden secret stays.</summary>
    public static JsonObject Merge(Type settingsType, JsonObject stored, JsonObject change) => throw new NotImplementedException();
}

/// <summary>Settings as read: a value, or all that is wrong.</summary>
public sealed record SettingsReading(object? Value, IReadOnlyList<SettingError> Errors);
