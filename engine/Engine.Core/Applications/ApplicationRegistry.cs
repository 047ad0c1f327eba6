using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Engine.Core.Events;
using Engine.Core.Settings;
using Microsoft.Extensions.Options;

namespace Engine.Core.Applications;

/// <summary>Who may call: lets a person approve applications, and remembers the answer.</summary>
/// <remarks>
/// An id belongs to the origin that registered it first. A page of another origin that has got hold of the id is answered
/// <see cref="ApplicationStatus.Denied"/> at once: it inherits no approval, asks nobody, and changes nothing for the application. To let an
/// application move to another origin, remove it. A program without an origin passes for the application it names: a program could claim
/// any origin, so asking for one would keep nobody out.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore's wait handle is never asked for, so there is nothing to dispose of.")]
public sealed class ApplicationRegistry(
    IApplicationStore store, EngineEvents events, IOptions<ApplicationOptions> options, TimeProvider time)
{
    public const int MaxNameLength = 100;

    /// <summary>Longest origin that is kept: a scheme, the longest host name there is, and a port.</summary>
    public const int MaxOriginLength = 300;

    // What browsers send for a page that has no origin of its own, such as a file or a sandboxed frame: no two of them are the same.
    private const string OpaqueOrigin = "null";

    private readonly ApplicationOptions _options = options.Value;
    private readonly SemaphoreSlim _changing = new(1, 1);

    // What a person was asked and has not answered, while somebody waits for it.
    private readonly Dictionary<ApplicationId, Question> _questions = [];
    private volatile ImmutableDictionary<ApplicationId, RegisteredApplication> _applications = ImmutableDictionary<ApplicationId, RegisteredApplication>.Empty;

    /// <summary>All registered applications, oldest first; an immutable snapshot.</summary>
    public IReadOnlyList<RegisteredApplication> All =>
        [.. _applications.Values.OrderBy(application => application.RegisteredAt).ThenBy(application => application.Id.Reveal(), StringComparer.Ordinal)];

    /// <summary>Loads what is stored; called once, before anything else.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var stored = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        _applications = stored.ToImmutableDictionary(application => application.Id);
    }

    public RegisteredApplication? Find(ApplicationId id) => _applications.GetValueOrDefault(id);

    /// <summary>
    /// Whether an approved application registered from this origin; exactly this one. Never true for <c>null</c>, the origin of every sandboxed frame
    /// of every site.
    /// </summary>
    public bool IsApprovedOrigin(string origin)
    {
        if (string.IsNullOrEmpty(origin) || origin == OpaqueOrigin) return false;
        foreach (var (_, application) in _applications)
            if (application.Status == ApplicationStatus.Approved && string.Equals(application.Origin, origin, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>
    /// Registers an application and waits for a person to answer; a known one is answered at once. The result's status is
    /// <see cref="ApplicationStatus.Pending"/> when nobody answered in time; null when too many are waiting already.
    /// </summary>
    /// <param name="id">The id the application chose.</param>
    /// <param name="name">What it calls itself: cleaned and cut to <see cref="MaxNameLength"/>; the name first given stays.</param>
    /// <param name="origin">The page's origin, or null when it is no browser that asks.</param>
    /// <param name="cancellationToken">Cancelled when the application left; its registration goes on.</param>
    public async Task<RegisteredApplication?> RegisterAsync(ApplicationId id, string name, string? origin, CancellationToken cancellationToken)
    {
        RegisteredApplication application;
        Question question;
        bool isNew, isAsked;
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            isNew = !_applications.TryGetValue(id, out var known);
            if (isNew && _applications.Values.Count(other => other.Status == ApplicationStatus.Pending) >= _options.MaxPending) return null;
            application = known ?? Newcomer(id, name, origin);
            if (!MaySpeakFor(application, origin)) return application with { Origin = null, Status = ApplicationStatus.Denied };
            if (application.Status != ApplicationStatus.Pending) return application;
            if (isNew) await KeepAsync(application).ConfigureAwait(false);
            isAsked = !_questions.TryGetValue(id, out var open);
            question = _questions[id] = open ?? new();
            question.Waiting++;
        }
        finally
        {
            _changing.Release();
        }

        // Asked anew when nobody waits any more: the earlier prompt may have been lost behind a window.
        if (isAsked) events.Publish(new ApprovalWanted(application));
        if (isNew) events.Publish(new ConfigurationChanged("Applications"));
        try
        {
            return await question.Answer.Task.WaitAsync(_options.ApprovalWait, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It may have been answered at this very moment.
            return Find(id) ?? application with { Status = ApplicationStatus.Denied };
        }
        finally
        {
            await LeaveAsync(id, question).ConfigureAwait(false);
        }
    }

    /// <summary>Lets in a program that the user at this machine calls with himself, such as the engine's own explorer: nobody is asked.</summary>
    /// <returns>The application; one that was known already stays as it is, denied too.</returns>
    public async Task<RegisteredApplication> AdmitAsync(ApplicationId id, string name, CancellationToken cancellationToken)
    {
        RegisteredApplication admitted;
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Find(id) is { } known) return known;
            admitted = Newcomer(id, name, null) with { Status = ApplicationStatus.Approved };
            await KeepAsync(admitted).ConfigureAwait(false);
        }
        finally
        {
            _changing.Release();
        }

        events.Publish(new ConfigurationChanged("Applications"));
        return admitted;
    }

    /// <returns>The application as it is now, or null when it is unknown. A null dialect leaves the one it has.</returns>
    public Task<RegisteredApplication?> ApproveAsync(ApplicationId id, Dialect? dialect, CancellationToken cancellationToken) => AnswerAsync(
        id, application => application with { Status = ApplicationStatus.Approved, Dialect = dialect ?? application.Dialect }, cancellationToken);

    /// <returns>The application as it is now, or null when it is unknown.</returns>
    public Task<RegisteredApplication?> DenyAsync(ApplicationId id, CancellationToken cancellationToken) => AnswerAsync(
        id, application => application with { Status = ApplicationStatus.Denied }, cancellationToken);

    /// <summary>Forgets the application; who waits for its approval is denied, and may ask anew.</summary>
    /// <returns>Whether it was known.</returns>
    public async Task<bool> RemoveAsync(ApplicationId id, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Find(id) is not { } removed) return false;
            await store.RemoveAsync(id, CancellationToken.None).ConfigureAwait(false);
            _applications = _applications.Remove(id);
            if (_questions.Remove(id, out var question)) question.Answer.TrySetResult(removed with { Status = ApplicationStatus.Denied });
        }
        finally
        {
            _changing.Release();
        }

        events.Publish(new ConfigurationChanged("Applications"));
        return true;
    }

    private async Task<RegisteredApplication?> AnswerAsync(
        ApplicationId id, Func<RegisteredApplication, RegisteredApplication> answer, CancellationToken cancellationToken)
    {
        RegisteredApplication? before, after;
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if ((before = Find(id)) is null) return null;
            after = answer(before);
            if (after != before) await KeepAsync(after).ConfigureAwait(false);
            if (_questions.Remove(id, out var question)) question.Answer.TrySetResult(after);
        }
        finally
        {
            _changing.Release();
        }

        if (after != before) events.Publish(new ConfigurationChanged("Applications"));
        return after;
    }

    private RegisteredApplication Newcomer(ApplicationId id, string name, string? origin) => new()
    {
        Id = id,
        Name = PlainText.Clean(name, MaxNameLength) is { Length: > 0 } clean ? clean : $"Application {id}",
        Origin = origin,
        Status = ApplicationStatus.Pending,
        Dialect = _options.DefaultDialect,
        RegisteredAt = time.GetUtcNow(),
    };

    // Durable first, then seen. The caller may leave meanwhile: what is on disk and what is in memory stay the same.
    private async Task KeepAsync(RegisteredApplication application)
    {
        await store.SaveAsync(application, CancellationToken.None).ConfigureAwait(false);
        _applications = _applications.SetItem(application.Id, application);
    }

    private async Task LeaveAsync(ApplicationId id, Question question)
    {
        await _changing.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        if (--question.Waiting == 0 && _questions.GetValueOrDefault(id) == question) _questions.Remove(id);
        _changing.Release();
    }

    private static bool MaySpeakFor(RegisteredApplication application, string? origin) =>
        origin is null || (origin.Length <= MaxOriginLength && string.Equals(origin, application.Origin, StringComparison.Ordinal));

    private sealed class Question
    {
        public TaskCompletionSource<RegisteredApplication> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Waiting { get; set; }
    }
}
