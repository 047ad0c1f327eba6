using Engine.Sdk;

namespace Engine.Core.AddressBooks;

/// <summary>Tries whether an address book works.</summary>
public static class BookCheck
{
    // A person waits for the answer and wants the CRM's own error rather than ours; signing in afresh takes its time.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <exception cref="OperationCanceledException">The caller left.</exception>
    public static async Task<CheckOutcome> RunAsync(BookStatus status, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(status);
        if (status.Open is not { } book) return new() { IsOk = false, Message = status.Error ?? "The address book is not open.", Elapsed = TimeSpan.Zero };

        var call = await book.Guard.CallAsync(token => AskAsync(book.Connection, token), Deadline, cancellationToken).ConfigureAwait(false);
        return new() { IsOk = call.IsAnswered, Message = (call.IsAnswered ? call.Value : call.Message) ?? "", Elapsed = call.Elapsed };
    }

    private static async Task<string> AskAsync(IAddressBook connection, CancellationToken cancellationToken)
    {
        if (connection is IConnectionCheck check) return await check.CheckAsync(cancellationToken).ConfigureAwait(false);

        // Whatever it finds, a book that answers a search has reached its CRM and signed in.
        await connection.FindByNameAsync(new NameQuery { Text = "a", Words = ["a"], Limit = 1 }, cancellationToken).ConfigureAwait(false);
        return "The address book answers.";
    }
}

/// <summary>What came of a check.</summary>
public sealed record CheckOutcome
{
    /// <summary>Whether it reached its CRM and could sign in.</summary>
    public required bool IsOk { get; init; }

    /// <summary>What was found, or what is wrong.</summary>
    public required string Message { get; init; }

    public required TimeSpan Elapsed { get; init; }
}
