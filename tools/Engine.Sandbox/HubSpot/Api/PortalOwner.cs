namespace Engine.Sandbox.HubSpot;

/// <summary>Someone whom objects can belong to.</summary>
internal sealed record PortalOwner(string Id, int UserId, string Email, string FirstName, string LastName, DateTimeOffset CreatedAt);
