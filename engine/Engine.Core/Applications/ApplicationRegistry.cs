using Engine.Core.Events;
using Microsoft.Extensions.Options;

namespace Engine.Core.Applications;

/// <summary>Who may call: lets a person approve applications, and remembers the answer.</summary>
public sealed class ApplicationRegistry(
    IApplicationStore store, EngineEvents events, IOptions<ApplicationOptions> options, TimeProvider time) : IDisposable
{
    public const int MaxNameLength = 100;

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Dictionary<ApplicationId, TaskCompletionSource<RegisteredApplication>> _questions = [];
    private IReadOnlyList<RegisteredApplication> _all = [];

    /// <summary>All registered applications, oldest first; an immutable snapshot.</summary>
    public IReadOnlyList<RegisteredApplication> All => Volatile.Read(ref _all);

    /// <summary>Loads what is stored; called once, before anything else.</summary>
    public async Task StartAsync(CancellationToken cancellationToken) =>
        Publish(await store.LoadAsync(cancellationToken).ConfigureAwait(false));

    public RegisteredApplication? Find(ApplicationId id) => All.FirstOrDefault(known => known.Id == id);

    /// <summary>Whether an approved application registered from this origin.</summary>
    public bool IsApprovedOrigin(string origin) =>
        All.Any(known => known.Status == ApplicationStatus.Approved && string.Equals(known.Origin, origin, StringComparison.Ordinal));

    /// <summary>
    /// Registers an application and waits for a person to answer; a known one is answered at once. The result's status is
    /// <see cref="ApplicationStatus.Pending"/> when nobody answered in time; null when too many are waiting already.
    /// </summary>
    /// <remarks>
    /// A page of another origin that has learnt an application's id does not inherit its approval: it is answered as refused, and the
    /// application itself stays as it is.
    /// </remarks>
    public async Task<RegisteredApplication?> RegisterAsync(
        ApplicationId id, string name, string? origin, CancellationToken cancellationToken)
    {
        Task<RegisteredApplication> answer;
        RegisteredApplication application;
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Find(id) is { } known)
            {
                if (origin is not null && !string.Equals(known.Origin, origin, StringComparison.Ordinal))
                    return known with { Status = ApplicationStatus.Denied };
                if (known.Status != ApplicationStatus.Pending) return known;
                application = known;
            }
            else
            {
                if (All.Count(waiting => waiting.Status == ApplicationStatus.Pending) >= options.Value.MaxPending) return null;
                application = New(id, name, origin);
                await store.SaveAsync(application, cancellationToken).ConfigureAwait(false);
                Publish([.. All, application]);
            }

            if (!_questions.TryGetValue(id, out var question))
                _questions[id] = question = new TaskCompletionSource<RegisteredApplication>(TaskCreationOptions.RunContinuationsAsynchronously);
            answer = question.Task;
        }
        finally
        {
            _writing.Release();
        }

        events.Publish(new ApprovalWanted(application));
        events.Publish(new ConfigurationChanged("Applications"));
        try
        {
            return await answer.WaitAsync(options.Value.ApprovalWait, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return Find(id) ?? application;
        }
    }

    /// <returns>The application as it is now, or null when it is unknown. A null dialect leaves the one it has.</returns>
    public Task<RegisteredApplication?> ApproveAsync(ApplicationId id, Dialect? dialect, CancellationToken cancellationToken) => ChangeAsync(
        id, known => known with { Status = ApplicationStatus.Approved, Dialect = dialect ?? known.Dialect }, cancellationToken);

    /// <returns>The application as it is now, or null when it is unknown.</returns>
    public Task<RegisteredApplication?> DenyAsync(ApplicationId id, CancellationToken cancellationToken) =>
        ChangeAsync(id, known => known with { Status = ApplicationStatus.Denied }, cancellationToken);

    /// <returns>Whether it was known.</returns>
    public async Task<bool> RemoveAsync(ApplicationId id, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Find(id) is not { } known) return false;
            await store.RemoveAsync(id, cancellationToken).ConfigureAwait(false);
            Publish([.. All.Where(other => other.Id != id)]);
            Answer(known with { Status = ApplicationStatus.Denied });
        }
        finally
        {
            _writing.Release();
        }

        events.Publish(new ConfigurationChanged("Applications"));
        return true;
    }

    public void Dispose() => _writing.Dispose();

    private async Task<RegisteredApplication?> ChangeAsync(
        ApplicationId id, Func<RegisteredApplication, RegisteredApplication> change, CancellationToken cancellationToken)
    {
        RegisteredApplication changed;
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Find(id) is not { } known) return null;
            changed = change(known);
            await store.SaveAsync(changed, cancellationToken).ConfigureAwait(false);
            Publish([.. All.Select(other => other.Id == id ? changed : other)]);
            Answer(changed);
        }
        finally
        {
            _writing.Release();
        }

        events.Publish(new ConfigurationChanged("Applications"));
        return changed;
    }

    private RegisteredApplication New(ApplicationId id, string name, string? origin) => new()
    {
        Id = id,
        Name = name,
        Origin = origin,
        Status = ApplicationStatus.Pending,
        Dialect = options.Value.DefaultDialect,
        RegisteredAt = time.GetUtcNow(),
    };

    private void Answer(RegisteredApplication answered)
    {
        if (_questions.Remove(answered.Id, out var question)) question.TrySetResult(answered);
    }

    private void Publish(IReadOnlyList<RegisteredApplication> all) => Volatile.Write(ref _all, [.. all.OrderBy(known => known.RegisteredAt)]);
}
