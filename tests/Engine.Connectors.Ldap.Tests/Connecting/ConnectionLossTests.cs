using System.Net;
using System.Net.Sockets;
using Engine.Connectors.Ldap.Tests.Servers;
using Engine.Sdk.Testing;
using Engine.TestServers;

namespace Engine.Connectors.Ldap.Tests.Connecting;

[TestClass]
public sealed class ConnectionLossTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task Find_ConnectionBreaksOnce_IsAskedOnceMore()
    {
        await using var tree = await TestTree.StartAsync();
        tree.AddPerson("bob", "Bob Jones");
        var proxy = tree.Proxy();
        var book = tree.Open(tree.Settings with { Port = proxy.Port });
        proxy.Fail(ContractFault.Reset, 1);

        Assert.HasCount(1, await book.NameAsync("Jones", Token));
        Assert.AreEqual(2, proxy.RequestCount);
    }

    [TestMethod]
    public async Task Find_ServerDoesNotAnswer_IsGivenUpByTheClock()
    {
        await using var tree = await TestTree.StartAsync();
        var (proxy, clock) = (tree.Proxy(), new TestClock());
        var book = tree.Open(tree.Settings with { Port = proxy.Port }, clock);
        proxy.Fail(ContractFault.Hang, int.MaxValue);

        var asking = book.NameAsync("Jones", Token);
        await UntilAsync(() => proxy.RequestCount > 0);
        clock.Advance(TimeSpan.FromMinutes(1));

        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => asking);
        Assert.AreEqual(ConnectorErrorKind.Unavailable, thrown.Kind);
        Assert.Contains("within 60 s", thrown.Message);
    }

    [TestMethod]
    public async Task Find_ServerTakesTheConnectionAndSaysNothing_IsGivenUpByTheClock()
    {
        await using var tree = await TestTree.StartAsync();
        using var deaf = new TcpListener(IPAddress.Loopback, 0);
        deaf.Start();
        var clock = new TestClock();
        var book = tree.Open(tree.Settings with { Security = LdapSecurity.Ldaps, Port = ((IPEndPoint)deaf.LocalEndpoint).Port }, clock);

        var asking = book.NameAsync("Jones", Token);
        using var taken = await deaf.AcceptSocketAsync(Token);
        clock.Advance(TimeSpan.FromSeconds(10));

        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => asking);
        Assert.Contains("within 10 s", thrown.Message);
    }

    [TestMethod]
    public async Task Find_ServerRestartedBetweenSearches_FindsAgain()
    {
        await using var tree = await TestTree.StartAsync(); // says where there is no server to be had
        await using var server = new SlapdServer();
        await server.PrepareAsync(Token);
        await File.WriteAllTextAsync(server.LdifPath, $"dn: {SlapdServer.Suffix}\nobjectClass: domain\ndc: benchmark\n\ndn: cn=Bob Jones,{SlapdServer.Suffix}\nobjectClass: person\nsn: Jones\n", Token);
        await server.LoadAsync(Token);
        var book = tree.Open(new() { Server = "localhost", Port = server.Port, Security = LdapSecurity.None });
        Assert.HasCount(1, await book.NameAsync("Jones", Token));

        await server.StopAsync();
        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.NameAsync("Jones", Token));
        await server.StartAsync(Token);
        var found = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => book.NameAsync("Jones", Token)));

        Assert.AreEqual(ConnectorErrorKind.Unavailable, thrown.Kind);
        Assert.IsTrue(Array.TrueForAll(found, contacts => contacts.Count == 1));
    }

    [TestMethod]
    public async Task Find_ServerRestartedWhileManySearch_EndsInOrderAndFindsAgain()
    {
        await using var tree = await TestTree.StartAsync();
        await using var server = new SlapdServer();
        await server.PrepareAsync(Token);
        await File.WriteAllTextAsync(server.LdifPath, $"dn: {SlapdServer.Suffix}\nobjectClass: domain\ndc: benchmark\n\ndn: cn=Bob Jones,{SlapdServer.Suffix}\nobjectClass: person\nsn: Jones\n", Token);
        await server.LoadAsync(Token);
        var book = tree.Open(new() { Server = "localhost", Port = server.Port, Security = LdapSecurity.None });
        using var isBack = new CancellationTokenSource();
        var searching = Enumerable.Range(0, 4).Select(_ => Task.Run(() => SearchUntilAsync(book, isBack.Token))).ToList();

        await server.StopAsync();
        await server.StartAsync(Token);
        Assert.HasCount(1, await book.NameAsync("Jones", Token));
        await isBack.CancelAsync();

        await Task.WhenAll(searching);
    }

    // Whatever happens, a search finds somebody or fails in order.
    private async Task SearchUntilAsync(LdapAddressBook book, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                Assert.HasCount(1, await book.NameAsync("Jones", Token));
            }
            catch (ConnectorException down)
            {
                Assert.AreEqual(ConnectorErrorKind.Unavailable, down.Kind, down.Message);
            }
        }
    }

    private async Task UntilAsync(Func<bool> isSo)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!isSo()) await ticks.WaitForNextTickAsync(Token);
    }
}
