namespace Engine.Sdk;

/// <summary>
/// Marks a string property of the settings as secret: a password, key or token. It is encrypted at rest, shown as
/// <c>********</c>, never sent back to a screen or a client, and never logged.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
