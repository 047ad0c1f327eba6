namespace Engine.Host.Security;

/// <summary>Endpoint metadata: what a caller has to show.</summary>
internal sealed record CallerRequirement(bool TakesApplication, bool TakesAdmin)
{
    /// <summary>For an endpoint under the API that checks its callers itself.</summary>
    public static readonly CallerRequirement Nothing = new(false, false);

    public static readonly CallerRequirement Application = new(true, false);
    public static readonly CallerRequirement Admin = new(false, true);
    public static readonly CallerRequirement ApplicationOrAdmin = new(true, true);
}
