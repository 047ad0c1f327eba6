using System.Text.Json;

namespace Engine.Sdk.Http;

/// <summary>For what a user or an app may be without: a missing permission costs what it covers, and no more.</summary>
public static class Refusals
{
    /// <summary>An answer that may be refused.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="answer">The request under way.</param>
    /// <param name="kinds">What is no failure here, such as <see cref="ConnectorErrorKind.NotFound"/>.</param>
    /// <returns>The answer; null where the CRM refused it as one of the kinds.</returns>
    /// <exception cref="ConnectorException">Any other failure.</exception>
    public static async Task<T?> OrNullAsync<T>(this Task<T> answer, params ConnectorErrorKind[] kinds)
        where T : class?
    {
        ArgumentNullException.ThrowIfNull(answer);
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (ConnectorException refused) when (kinds.Contains(refused.Kind))
        {
            return null;
        }
    }

    /// <summary>An answer that stays JSON and may be refused.</summary>
    /// <param name="answer">The request under way.</param>
    /// <param name="kinds">What is no failure here, such as <see cref="ConnectorErrorKind.NotFound"/>.</param>
    /// <returns>The answer; null where the CRM refused it as one of the kinds.</returns>
    /// <exception cref="ConnectorException">Any other failure.</exception>
    public static async Task<JsonElement?> OrNullAsync(this Task<JsonElement> answer, params ConnectorErrorKind[] kinds)
    {
        ArgumentNullException.ThrowIfNull(answer);
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (ConnectorException refused) when (kinds.Contains(refused.Kind))
        {
            return null;
        }
    }

    /// <summary>Whether something is forbidden.</summary>
    /// <param name="answer">The request under way.</param>
    /// <returns>What the CRM said, of kind <see cref="ConnectorErrorKind.Forbidden"/>; null where it answered.</returns>
    /// <exception cref="ConnectorException">Any other failure.</exception>
    public static async Task<ConnectorException?> RefusalAsync(this Task answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        try
        {
            await answer.ConfigureAwait(false);
            return null;
        }
        catch (ConnectorException refused) when (refused.Kind == ConnectorErrorKind.Forbidden)
        {
            return refused;
        }
    }

    /// <summary>Of several requests under way, the answers to those that are not forbidden.</summary>
    /// <typeparam name="T">The type of the answers.</typeparam>
    /// <param name="answers">The requests; each is awaited.</param>
    /// <returns>The answers, in the order of the requests.</returns>
    /// <exception cref="ConnectorException">All are forbidden: the first refusal. Or any other failure.</exception>
    public static async Task<IReadOnlyList<T>> PermittedAsync<T>(this IEnumerable<Task<T>> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var asked = answers.ToList();
        var refusals = await Task.WhenAll(asked.Select(RefusalAsync)).ConfigureAwait(false);
        var permitted = asked.Where((_, i) => refusals[i] is null).ToList();
        return permitted.Count == 0 && refusals is [{ } refusal, ..] ? throw refusal : await Task.WhenAll(permitted).ConfigureAwait(false);
    }
}
