namespace Engine.Storage;

/// <summary>Whose state a store keeps. A desktop has the one that the first migration makes; a server makes one per user.</summary>
internal sealed record Profile(long Id)
{
    public static Profile Default { get; } = new(1);
}
