namespace Engine.Host.Web.Why;

/// <summary>A line of a table of records.</summary>
/// <param name="Record">Whose it is.</param>
/// <param name="Field">The field with the number; null for a name.</param>
/// <param name="Stored">The number as the CRM keeps it.</param>
/// <param name="Reason">Why it stands here.</param>
public sealed record RecordRow(string Record, string? Field, string? Stored, string Reason);
