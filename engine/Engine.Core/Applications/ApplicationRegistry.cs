using Engine.Core.Events;
using Microsoft.Extensions.Options;

namespace Engine.Core.Applications;

/// <summary>Who may call: lets a person approve applications, and remembers the answer.</summary>
public sealed class ApplicationRegistry(
    IApplicationStore store, EngineEvents events, IOptions<ApplicationOptions> options, TimeProvider time)
{
    /// <summary>All registered applications, oldest first; an immutable snapshot.</summary>
    public IReadOnlyList<RegisteredApplication> All => throw new NotImplementedException();

    /// <summary>Loads what is stored; called once, before anything else.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    public RegisteredApplication? Find(ApplicationId id) => throw new NotImplementedException();

    /// <summary>Whether an approved application registered from this origin.</summary>
    public bool IsApprovedOrigin(string origin) => throw new NotImplementedException();

    /// <summary>
    /// Registers an application and waits for a person to answer; a known one is answered at once. The result's status is
    /// <see cref="ApplicationStatus.Pending"/> when nobody answered in time; null when too many are waiting already.
    /// </summary>
    public Task<RegisteredApplication?> RegisterAsync(
        ApplicationId id, string name, string? origin, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <returns>The application as it is now, or null when it is unknown. A null dialect leaves the one it has.</returns>
    public Task<RegisteredApplication?> ApproveAsync(ApplicationId id, Dialect? dialect, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <returns>The application as it is now, or null when it is unknown.</returns>
    public Task<RegisteredApplication?> DenyAsync(ApplicationId id, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <returns>Whether it was known.</returns>
    public Task<bool> RemoveAsync(ApplicationId id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
