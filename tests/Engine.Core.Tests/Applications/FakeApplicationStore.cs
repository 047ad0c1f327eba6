using System.Collections.Concurrent;
using Engine.Core.Applications;
using ApplicationId = Engine.Core.Applications.ApplicationId;

namespace Engine.Core.Tests.Applications;

/// <summary>Applications kept in memory.</summary>
internal sealed class FakeApplicationStore : IApplicationStore
{
    public ConcurrentDictionary<ApplicationId, RegisteredApplication> Kept { get; } = [];

    public int Saves { get; private set; }

    public Action OnSave { get; set; } = () => { };

    public Task<IReadOnlyList<RegisteredApplication>> LoadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RegisteredApplication>>([.. Kept.Values]);

    public Task SaveAsync(RegisteredApplication application, CancellationToken cancellationToken)
    {
        OnSave();
        Saves++;
        Kept[application.Id] = application;
        return Task.CompletedTask;
    }

    public Task RemoveAsync(ApplicationId id, CancellationToken cancellationToken)
    {
        Kept.TryRemove(id, out _);
        return Task.CompletedTask;
    }
}
