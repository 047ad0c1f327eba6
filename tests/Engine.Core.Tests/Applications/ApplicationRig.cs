using System.Collections.Concurrent;
using Engine.Core.Applications;
using Engine.Core.Events;
using Microsoft.Extensions.Time.Testing;
using ApplicationId = Engine.Core.Applications.ApplicationId;

namespace Engine.Core.Tests.Applications;

/// <summary>A registry over a store in memory, with a clock that stands still.</summary>
internal sealed class ApplicationRig
{
    private readonly CancellationToken _token;

    public ApplicationRig(CancellationToken token)
    {
        _token = token;
        Events.Subscribe(Happened.Enqueue);
        Registry = NewRegistry();
    }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));

    public EngineEvents Events { get; } = new();

    public ConcurrentQueue<EngineEvent> Happened { get; } = [];

    public FakeApplicationStore Store { get; } = new();

    public ApplicationOptions Options { get; } = new() { DefaultDialect = Dialect.Integrator, MaxPending = 3 };

    public ApplicationId Id { get; } = NewId();

    public ApplicationRegistry Registry { get; private set; }

    public static ApplicationId NewId() => ApplicationId.TryParse(Guid.NewGuid().ToString(), out var id) ? id : throw new InvalidOperationException();

    public Task<RegisteredApplication?> RegisterAsync(ApplicationId? id = null, string name = "MyApp", string? origin = null) =>
        Registry.RegisterAsync(id ?? Id, name, origin, _token);

    public async Task RestartAsync()
    {
        Registry = NewRegistry();
        await Registry.StartAsync(_token);
    }

    private ApplicationRegistry NewRegistry() => new(Store, Events, Microsoft.Extensions.Options.Options.Create(Options), Time);
}
