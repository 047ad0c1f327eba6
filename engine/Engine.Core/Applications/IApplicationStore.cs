namespace Engine.Core.Applications;

/// <summary>Keeps the registered applications of one profile. What a returned task has answered survives a power cut.</summary>
public interface IApplicationStore
{
    Task<IReadOnlyList<RegisteredApplication>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Adds the application, or replaces the one with its id.</summary>
    Task SaveAsync(RegisteredApplication application, CancellationToken cancellationToken);

    /// <summary>No error when there is none.</summary>
    Task RemoveAsync(ApplicationId id, CancellationToken cancellationToken);
}
