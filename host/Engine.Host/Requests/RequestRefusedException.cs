using Engine.Host.Problems;

namespace Engine.Host.Requests;

/// <summary>A request that cannot be served as it stands; the middleware answers it with the problem.</summary>
internal sealed class RequestRefusedException(ProblemCode code, string message) : Exception(message)
{
    public ProblemCode Code { get; } = code;
}
