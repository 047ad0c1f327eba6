using System.Net;
using System.Net.Sockets;

namespace Engine.Connectors.Database.Tests.Servers;

/// <summary>Stands between the connector and a real server, counts requests and does wrong on purpose. Signing in always goes through.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly IWireProtocol _protocol;
    private readonly int _server;
    private readonly Task _accepting;
    private readonly Lock _lock = new();
    private ContractFault _fault;
    private int _times;
    private int _requests;

    public FaultProxy(IWireProtocol protocol, int server)
    {
        (_protocol, _server) = (protocol, server);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int RequestCount => Volatile.Read(ref _requests);

    public void Fail(ContractFault fault, int times)
    {
        lock (_lock)
            (_fault, _times) = (fault, times);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(CarryAsync(await _listener.AcceptSocketAsync(_closing.Token)));
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task CarryAsync(Socket accepted)
    {
        using var client = accepted;
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _server, _closing.Token);
            var answers = new HalfAnswers();
            await await Task.WhenAny(RequestsAsync(client, server, answers), AnswersAsync(client, server, answers));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One side has gone.
        }
    }

    private async Task RequestsAsync(Socket client, Socket server, HalfAnswers answers)
    {
        var buffer = new byte[256 * 1024];
        int length;
        while ((length = await client.ReceiveAsync(buffer, _closing.Token)) > 0)
        {
            var request = buffer.AsMemory(0, length);
            var fault = _protocol.IsRequest(request.Span) ? Take() : null;
            switch (fault)
            {
                case null:
                    await server.SendAsync(request, _closing.Token);
                    break;
                case ContractFault.Hang:
                    break;
                case ContractFault.Reset:
                    client.LingerState = new LingerOption(true, 0);
                    return;
                case ContractFault.HalfBody:
                    answers.AreHalf = true;
                    await server.SendAsync(request, _closing.Token);
                    break;
                case ContractFault.Garbage:
                    await client.SendAsync(_protocol.Garbage, _closing.Token);
                    break;
                default:
                    if (_protocol.Instead(fault.Value, request.Span) is { } other)
                        await server.SendAsync(other, _closing.Token);
                    else
                        await client.SendAsync(_protocol.Answer(fault.Value, request.Span), _closing.Token);
                    break;
            }
        }
    }

    private async Task AnswersAsync(Socket client, Socket server, HalfAnswers answers)
    {
        var buffer = new byte[256 * 1024];
        int length;
        while ((length = await server.ReceiveAsync(buffer, _closing.Token)) > 0)
        {
            await client.SendAsync(buffer.AsMemory(0, answers.AreHalf ? length / 2 : length), _closing.Token);
            if (answers.AreHalf)
                return;
        }
    }

    // A request counts once it is known what becomes of it.
    private ContractFault? Take()
    {
        lock (_lock)
        {
            Interlocked.Increment(ref _requests);
            if (_times == 0)
                return null;
            if (_times != int.MaxValue)
                _times--;
            return _fault;
        }
    }

    private sealed class HalfAnswers
    {
        public volatile bool AreHalf;
    }
}
