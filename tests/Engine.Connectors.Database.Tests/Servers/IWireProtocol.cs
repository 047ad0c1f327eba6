namespace Engine.Connectors.Database.Tests.Servers;

/// <summary>What a proxy has to know of what it carries.</summary>
internal interface IWireProtocol
{
    /// <summary>What no client understands.</summary>
    ReadOnlyMemory<byte> Garbage { get; }

    /// <summary>Whether what a client sends is a request, and neither a sign-in nor a farewell.</summary>
    bool IsRequest(ReadOnlySpan<byte> sent);

    /// <summary>What the server is asked instead, to make it fail by itself; null where it cannot be.</summary>
    ReadOnlyMemory<byte>? Instead(ContractFault fault, ReadOnlySpan<byte> request);

    /// <summary>What the client is answered, then.</summary>
    ReadOnlyMemory<byte> Answer(ContractFault fault, ReadOnlySpan<byte> request);
}
