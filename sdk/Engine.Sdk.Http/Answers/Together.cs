namespace Engine.Sdk.Http;

/// <summary>
/// Awaits requests of different kinds that are under way at once: <c>var (person, company) = await (PersonAsync(), CompanyAsync()).AllAsync()</c>.
/// </summary>
public static class Together
{
    /// <summary>The answers to both requests, when both have ended.</summary>
    /// <typeparam name="T1">The type of the first answer.</typeparam>
    /// <typeparam name="T2">The type of the second answer.</typeparam>
    /// <param name="requests">The requests under way.</param>
    /// <returns>The answers.</returns>
    /// <exception cref="Exception">What the first of the requests that failed has thrown.</exception>
    public static async Task<(T1 First, T2 Second)> AllAsync<T1, T2>(this (Task<T1> First, Task<T2> Second) requests)
    {
        await Task.WhenAll(requests.First, requests.Second).ConfigureAwait(false);
        return (await requests.First.ConfigureAwait(false), await requests.Second.ConfigureAwait(false));
    }

    /// <summary>The answers to all three requests, when all have ended.</summary>
    /// <typeparam name="T1">The type of the first answer.</typeparam>
    /// <typeparam name="T2">The type of the second answer.</typeparam>
    /// <typeparam name="T3">The type of the third answer.</typeparam>
    /// <param name="requests">The requests under way.</param>
    /// <returns>The answers.</returns>
    /// <exception cref="Exception">What the first of the requests that failed has thrown.</exception>
    public static async Task<(T1 First, T2 Second, T3 Third)> AllAsync<T1, T2, T3>(this (Task<T1> First, Task<T2> Second, Task<T3> Third) requests)
    {
        var ((first, second), third) = await ((requests.First, requests.Second).AllAsync(), requests.Third).AllAsync().ConfigureAwait(false);
        return (first, second, third);
    }

    /// <summary>The answers to all four requests, when all have ended.</summary>
    /// <typeparam name="T1">The type of the first answer.</typeparam>
    /// <typeparam name="T2">The type of the second answer.</typeparam>
    /// <typeparam name="T3">The type of the third answer.</typeparam>
    /// <typeparam name="T4">The type of the fourth answer.</typeparam>
    /// <param name="requests">The requests under way.</param>
    /// <returns>The answers.</returns>
    /// <exception cref="Exception">What the first of the requests that failed has thrown.</exception>
    public static async Task<(T1 First, T2 Second, T3 Third, T4 Fourth)> AllAsync<T1, T2, T3, T4>(
        this (Task<T1> First, Task<T2> Second, Task<T3> Third, Task<T4> Fourth) requests)
    {
        var ((first, second), (third, fourth)) = await ((requests.First, requests.Second).AllAsync(), (requests.Third, requests.Fourth).AllAsync())
            .AllAsync().ConfigureAwait(false);
        return (first, second, third, fourth);
    }
}
