namespace Engine.Sdk;

/// <summary>The settings of a connector that has none.</summary>
public sealed record NoSettings;
