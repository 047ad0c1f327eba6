namespace Engine.Sdk.Http;

/// <summary>Puts what was found in order.</summary>
public static class Orders
{
    /// <summary>Answers taking turns: the first of each, the second of each, and so on. So a greater limit only adds to the end.</summary>
    /// <typeparam name="T">What was found.</typeparam>
    /// <param name="answers">The answers to several questions, each best first.</param>
    /// <returns>All of them in one list.</returns>
    public static IEnumerable<T> InTurns<T>(this IEnumerable<IEnumerable<T>> answers) =>
        answers.SelectMany(answer => answer.Index()).OrderBy(found => found.Index).Select(found => found.Item);

    /// <summary>
    /// Contacts that have all digits of a number first. For a CRM that is asked for the ends of numbers: these are many people's, and the limit may cut.
    /// </summary>
    /// <param name="contacts">The candidates.</param>
    /// <param name="query">What was looked for.</param>
    /// <returns>All of them, in the order they had otherwise.</returns>
    public static IEnumerable<Contact> WholeNumberFirst(this IEnumerable<Contact> contacts, NumberQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var digits = query.Digits.TrimStart('0'); // which may have been taken for a trunk prefix
        return contacts.OrderByDescending(contact => contact.Fields.Any(field =>
            field.Kind == ContactFieldKind.Telephone && string.Concat(field.Value.Where(char.IsAsciiDigit)).Contains(digits, StringComparison.Ordinal)));
    }

    /// <summary>The latest of activities, as <see cref="IActivityHistory"/> tells them.</summary>
    /// <param name="activities">The activities, in any order.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>Latest first; those without a moment last.</returns>
    public static IReadOnlyList<PastActivity> Latest(this IEnumerable<PastActivity> activities, int limit) =>
        [.. activities.OrderByDescending(activity => activity.Start).Take(limit)];

    /// <summary>The latest of activities that a CRM keeps apart by their kind, asked for at once. A kind that is forbidden costs itself alone.</summary>
    /// <param name="kinds">The requests under way, one for each kind; each is awaited.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>Latest first; those without a moment last.</returns>
    /// <exception cref="ConnectorException">All are forbidden: the first refusal. Or any other failure.</exception>
    public static async Task<IReadOnlyList<PastActivity>> LatestAsync(this IEnumerable<Task<IEnumerable<PastActivity>>> kinds, int limit) =>
        (await kinds.PermittedAsync().ConfigureAwait(false)).SelectMany(activities => activities).Latest(limit);
}
