namespace Engine.Core.Settings;

/// <summary>What is wrong with one field and what to write instead.</summary>
public sealed record SettingError(string Field, string Message);
