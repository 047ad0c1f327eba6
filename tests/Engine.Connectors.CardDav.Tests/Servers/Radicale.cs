using Engine.TestServers;

namespace Engine.Connectors.CardDav.Tests.Servers;

/// <summary>The one server that the tests share, each with a user of its own.</summary>
[TestClass]
public static class Radicale
{
    private static readonly Lazy<Task<RadicaleServer>> Shared = new(() => StartAsync(new(), CancellationToken.None));
    private static int _users;

    /// <summary>A user with one empty address book, <c>contacts</c>.</summary>
    /// <exception cref="AssertInconclusiveException">There is no server here.</exception>
    public static async Task<RadicaleUser> NewUserAsync(CancellationToken cancellationToken) => await NewUserAsync(await Shared.Value.WaitAsync(cancellationToken), cancellationToken);

    public static async Task<RadicaleUser> NewUserAsync(RadicaleServer server, CancellationToken cancellationToken)
    {
        var user = new RadicaleUser(server, $"user{Interlocked.Increment(ref _users)}", "pass-word:1");
        await server.AddUserAsync(user.Name, user.Password, cancellationToken);
        await user.MakeBookAsync(RadicaleUser.FirstBook, "Contacts", cancellationToken);
        return user;
    }

    /// <exception cref="AssertInconclusiveException">There is no server here.</exception>
    public static async Task<RadicaleServer> StartAsync(RadicaleServer server, CancellationToken cancellationToken)
    {
        try
        {
            await server.StartAsync(cancellationToken);
            return server;
        }
        catch (InvalidOperationException missing)
        {
            await server.DisposeAsync();
            throw new AssertInconclusiveException($"There is no CardDAV server to test against: {missing.Message}.");
        }
    }

    [AssemblyCleanup]
    public static async Task StopAsync()
    {
        if (Shared is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await Shared.Value).DisposeAsync();
    }
}
