using Engine.Host.Docs;

namespace Engine.Host.Launch;

internal static class UnloadDescriptions
{
    public static readonly CallDescription Unload = new()
    {
        Summary = "Ends the engine. Every event channel gets `Unload` first, and what is running may finish.",
        Status = StatusCodes.Status204NoContent,
    };
}
