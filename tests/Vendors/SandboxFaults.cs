using Engine.Sandbox;
using Engine.Sdk.Testing;

namespace Engine.Vendors.Tests;

/// <summary>The faults of the contract suite as the sandbox makes them. Part of each project that tests a connector against the sandbox.</summary>
internal static class SandboxFaults
{
    /// <param name="fault">What goes wrong.</param>
    /// <param name="retryAfter">How long a vendor asks to be left alone.</param>
    /// <param name="body">What the vendor answers with a status; null for nothing.</param>
    public static Fault Of(ContractFault fault, TimeSpan? retryAfter, Func<int, string?> body) => fault switch
    {
        ContractFault.Unauthorized => Status(401, body),
        ContractFault.Forbidden => Status(403, body),
        ContractFault.NotFound => Status(404, body),
        ContractFault.TooManyRequests => new() { Kind = FaultKind.RateLimited, RetryAfter = retryAfter },
        ContractFault.ServerError => Status(500, body),
        ContractFault.Unavailable => Status(503, body),
        ContractFault.Hang => new() { Kind = FaultKind.Hang },
        ContractFault.Reset => new() { Kind = FaultKind.Reset },
        ContractFault.HalfBody => new() { Kind = FaultKind.HalfBody },
        ContractFault.Garbage => new() { Kind = FaultKind.Garbage },
        ContractFault.WrongType => new() { Kind = FaultKind.WrongType },
        _ => new() { Kind = FaultKind.HugeBody },
    };

    private static Fault Status(int status, Func<int, string?> body) => new() { Kind = FaultKind.Status, Status = status, Body = body(status) };
}
