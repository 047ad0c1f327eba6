using System.Reflection;
using System.Runtime.CompilerServices;

namespace Engine.Sdk.Testing;

/// <summary>
/// What every connector promises, as tests. A connector's test project has one class that derives from it, carries <c>[TestClass]</c> and starts the
/// stand-in; it inherits all cases. Cases run at the same time as others of the same class.
/// </summary>
public abstract partial class ConnectorContract
{
    /// <summary>The version of the suite; counted up when a case is added or asks for more.</summary>
    public const int Suite = 1;

    private static readonly TimeSpan ClosingDeadline = TimeSpan.FromSeconds(10);

    /// <summary>Set by the runner; null when a case is called directly.</summary>
    public TestContext? TestContext { get; set; }

    /// <summary>All cases, by area and name.</summary>
    public static IReadOnlyList<ContractCase> Cases { get; } =
    [
        .. typeof(ConnectorContract).GetMethods().SelectMany(method => method.GetCustomAttributes<ContractCaseAttribute>().Select(found => found.ToCase(method.Name)))
            .OrderBy(found => found.Area).ThenBy(found => found.Name, StringComparer.Ordinal),
    ];

    /// <summary>What a case may take before it counts as hung; two minutes by default.</summary>
    protected virtual TimeSpan CaseDeadline => TimeSpan.FromMinutes(2);

    /// <summary>Starts a stand-in CRM that holds nothing, and makes the connector that speaks to it. Called once in each test.</summary>
    /// <param name="cancellationToken">Cancelled when the test ends.</param>
    /// <returns>The stand-in; the suite disposes it.</returns>
    protected abstract Task<ContractCrm> StartAsync(CancellationToken cancellationToken);

    // Whatever the connector throws, a case fails with an assertion: that is what a runner shows best.
    private async Task RunAsync(Func<ContractRun, Task> body, [CallerMemberName] string name = "")
    {
        var applied = Cases.Single(found => found.Name == name);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext?.CancellationToken ?? CancellationToken.None);
        ending.CancelAfter(CaseDeadline);
        try
        {
            var crm = await StartAsync(ending.Token).ConfigureAwait(false);
            try
            {
                await RunAsync(applied, crm, body, ending.Token).ConfigureAwait(false);
            }
            finally
            {
                await CloseAsync(crm).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested && TestContext?.CancellationToken.IsCancellationRequested != true)
        {
            throw new AssertFailedException($"{name} has not ended after {CaseDeadline.TotalSeconds:0} s.");
        }
        catch (Exception thrown) when (thrown is not (UnitTestAssertException or OperationCanceledException))
        {
            throw new AssertFailedException($"{name}: {thrown.GetType().Name} was thrown. {thrown.Message}", thrown);
        }
    }

    private static async Task RunAsync(ContractCase applied, ContractCrm crm, Func<ContractRun, Task> body, CancellationToken token)
    {
        var run = await ContractRun.OpenAsync(crm, token).ConfigureAwait(false);
        try
        {
            var claims = ContractClaims.Of(crm);
            await (claims.Offers(applied) ? body(run) : Unclaimed.CheckAsync(run, claims.Missing(applied), applied.Fault)).WaitAsync(token).ConfigureAwait(false);
            run.CheckEnd();
        }
        finally
        {
            await CloseAsync(run).ConfigureAwait(false);
        }
    }

    private static async Task CloseAsync(IAsyncDisposable closed)
    {
        try
        {
            await closed.DisposeAsync().AsTask().WaitAsync(ClosingDeadline).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new AssertFailedException($"{closed.GetType().Name} was not closed after {ClosingDeadline.TotalSeconds:0} s.");
        }
    }
}
