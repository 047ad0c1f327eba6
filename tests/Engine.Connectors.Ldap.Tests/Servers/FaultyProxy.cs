using System.Net;
using System.Net.Sockets;
using Engine.Sdk.Testing;

namespace Engine.Connectors.Ldap.Tests.Servers;

/// <summary>Stands before a real server and passes everything on, but for requests that are to fail.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private readonly int _server;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _lock = new();
    private readonly Task _accepting;
    private ContractFault _fault;
    private int _times;
    private int _requests;

    public FaultyProxy(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int RequestCount => Volatile.Read(ref _requests);

    public void Fail(ContractFault fault, int times)
    {
        lock (_lock) (_fault, _times) = (fault, times);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var calls = new List<Task>();
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                calls.Add(ServeAsync(await _listener.AcceptSocketAsync(_ending.Token)));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                break;
            }
        }
        await Task.WhenAll(calls);
    }

    private async Task ServeAsync(Socket caller)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (caller)
        {
            try
            {
                caller.NoDelay = true;
                await server.ConnectAsync(IPAddress.Loopback, _server, _ending.Token);
                using var asking = new NetworkStream(caller);
                using var answering = new NetworkStream(server);
                await Task.WhenAny(PassOnAsync(caller, asking, answering), answering.CopyToAsync(asking, _ending.Token));
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // One of the two has left.
            }
        }
    }

    private async Task PassOnAsync(Socket caller, Stream asking, Stream answering)
    {
        while (await LdapMessage.ReadAsync(asking, _ending.Token) is { } message)
        {
            var (id, operation) = LdapAnswers.Read(message);
            if (!LdapAnswers.IsRequest(operation) || Next() is not { } fault) await answering.WriteAsync(message, _ending.Token);
            else if (!await FailAsync(fault, id, operation, caller, asking)) return;
        }
    }

    private ContractFault? Next()
    {
        lock (_lock)
        {
            _requests++;
            if (_times == 0) return null;
            if (_times != int.MaxValue) _times--;
            return _fault;
        }
    }

    // Whether the connection goes on.
    private async Task<bool> FailAsync(ContractFault fault, int id, byte operation, Socket caller, Stream asking)
    {
        switch (fault)
        {
            case ContractFault.Hang:
                return true;
            case ContractFault.Reset:
                caller.LingerState = new LingerOption(true, 0);
                return false;
            case ContractFault.HalfBody:
                await asking.WriteAsync(LdapAnswers.Entry(id, 1000).AsMemory(0, 500), _ending.Token);
                return false;
            case ContractFault.Garbage:
                await asking.WriteAsync("HTTP/1.1 200 OK\r\n\r\n<html>Welcome to the captive portal</html>"u8.ToArray(), _ending.Token);
                return true;
            case ContractFault.WrongType:
                await asking.WriteAsync(LdapAnswers.WrongEntry(id), _ending.Token);
                await asking.WriteAsync(LdapAnswers.Result(id, operation, 0, ""), _ending.Token);
                return true;
            case ContractFault.HugeAnswer:
                var entry = LdapAnswers.Entry(id, 100_000);
                while (true) await asking.WriteAsync(entry, _ending.Token);
            default:
                await asking.WriteAsync(LdapAnswers.Result(id, operation, CodeOf(fault), "the test wants it so"), _ending.Token);
                return true;
        }
    }

    // What LDAP has in place of HTTP's codes: RFC 4511, appendix A.
    private static int CodeOf(ContractFault fault) => fault switch
    {
        ContractFault.Unauthorized => 49,
        ContractFault.Forbidden => 50,
        ContractFault.NotFound => 32,
        ContractFault.TooManyRequests => 51,
        ContractFault.Unavailable => 52,
        _ => 80,
    };
}
