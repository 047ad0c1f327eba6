using Engine.Core.AddressBooks;
using Engine.Host.Wire;
using Engine.Sdk;

namespace Engine.Host.AddressBooks;

/// <summary>Tries whether an address book works.</summary>
internal static class BookCheck
{
    // A person waits for the answer and wants the CRM's own error rather than ours; signing in afresh takes its time.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public static async Task<CheckInfo> RunAsync(BookStatus status, CancellationToken cancellationToken)
    {
        if (status.Open is not { } book) return new CheckInfo { Ok = false, Message = status.Error ?? "The address book is not open.", ElapsedMs = 0 };

        var call = await book.Guard.CallAsync(token => AskAsync(book.Connection, token), Deadline, cancellationToken);
        return new CheckInfo
        {
            Ok = call.IsAnswered,
            Message = (call.IsAnswered ? call.Value : call.Message) ?? "",
            ElapsedMs = (long)call.Elapsed.TotalMilliseconds,
        };
    }

    private static async Task<string> AskAsync(IAddressBook connection, CancellationToken cancellationToken)
    {
        if (connection is IConnectionCheck check) return await check.CheckAsync(cancellationToken);

        // Whatever it finds, a book that answers a search has reached its CRM and signed in.
        await connection.FindByNameAsync(new NameQuery { Text = "a", Words = ["a"], Limit = 1 }, cancellationToken);
        return "The address book answers.";
    }
}
