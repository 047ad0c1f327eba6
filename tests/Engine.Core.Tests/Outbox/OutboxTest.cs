using Engine.Core.Outbox;
using Engine.Core.Tests.Actions;
using Engine.Sdk;

namespace Engine.Core.Tests.Outbox;

/// <summary>One book whose CRM does what the test says.</summary>
public abstract class OutboxTest
{
    public required TestContext TestContext { get; init; }

    protected CancellationToken Token => TestContext.CancellationToken;

    internal CrmRig Rig { get; } = new();

    internal OutboxEntry Entry => Rig.Outbox.Entries.Single();

    /// <summary>A failure before anything was sent.</summary>
    internal static ConnectorException NotConnected => new(
        ConnectorErrorKind.Unavailable, "The CRM cannot be reached.", new HttpRequestException(HttpRequestError.ConnectionError, "refused"));

    /// <summary>A failure after which the CRM may hold the call.</summary>
    internal static ConnectorException BrokenOff => new(ConnectorErrorKind.Unavailable, "The connection to the CRM broke off.");

    internal Task<CallEnd> LogAsync(AddressBookId book, string callId = "10005", string record = "1") =>
        Rig.Outbox.LogAsync(new(book, "Contact", record), Call(callId), Token);

    /// <summary>Lets time pass, a second at a time, until something is so.</summary>
    internal async Task PassUntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            Rig.Time.Advance(TimeSpan.FromSeconds(1));
            await SettleAsync();
        }
    }

    internal async Task PassAsync(TimeSpan time)
    {
        for (var end = Rig.Time.GetUtcNow() + time; Rig.Time.GetUtcNow() < end;)
        {
            Rig.Time.Advance(TimeSpan.FromSeconds(1));
            await SettleAsync();
        }
    }

    /// <summary>Waits until something is so, without time passing.</summary>
    internal async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    // Gives whatever the clock woke its turn on the pool.
    private async Task SettleAsync()
    {
        Token.ThrowIfCancellationRequested();
        for (var i = 0; i < 20; i++) await Task.Yield();
    }

    internal static CallActivity Call(string callId) => new()
    {
        CallId = callId,
        Direction = CallDirection.Incoming,
        Start = DateTimeOffset.UnixEpoch,
        Duration = TimeSpan.FromSeconds(123),
        CallerTel = "07825112378",
        CalledTel = "1001",
    };
}
