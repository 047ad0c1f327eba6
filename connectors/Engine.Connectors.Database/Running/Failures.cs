using System.Data.Common;
using Engine.Connectors.Database.Dialects;
using Engine.Connectors.Database.Queries;

namespace Engine.Connectors.Database.Running;

/// <summary>Tells users of the errors of drivers, in the database's own words.</summary>
internal sealed class Failures(Dialect dialect, string user)
{
    // For how long a database is left alone that has no connection to spare; it does not say itself.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>What drivers throw: their own errors, and others where an answer makes no sense to them.</summary>
    public static bool IsOfDriver(Exception error) => error is DbException or NotOpenedException or IOException or TimeoutException or InvalidOperationException or InvalidCastException or FormatException or
        OverflowException or NotSupportedException or ArgumentException or IndexOutOfRangeException or NotImplementedException or OutOfMemoryException;

    public Failure Read(Exception error) => error switch
    {
        DbException known => dialect.Read(known),
        NotOpenedException => new(ConnectorErrorKind.Misconfigured) { IsNotConnected = true },
        IOException or TimeoutException => new(ConnectorErrorKind.Unavailable),
        _ => new(ConnectorErrorKind.BadAnswer),
    };

    public ConnectorException Tell(Exception error, Query query, TimeSpan timeout)
    {
        var failure = Read(error);
        // The engine knows of no connection by this exception, and then tries a call again.
        var cause = failure.IsNotConnected ? new HttpRequestException(HttpRequestError.ConnectionError, "There was no connection to the database.", error) : error;
        return new ConnectorException(failure.Kind, Sentence(failure, error, query, timeout), cause) { RetryAfter = failure.Kind == ConnectorErrorKind.RateLimited ? Pause : null };
    }

    public ConnectorException TooSlow(Query query, TimeSpan timeout) => new(
        ConnectorErrorKind.Unavailable, $"{dialect.Name} at {dialect.Place} has not answered the {query.Purpose.Label} within {timeout.TotalSeconds:0} s.");

    private string Sentence(Failure failure, Exception error, Query query, TimeSpan timeout)
    {
        var words = error.Message.Trim().TrimEnd('.');
        return failure switch
        {
            { IsTimeout: true } => TooSlow(query, timeout).Message,
            { Kind: ConnectorErrorKind.Unauthorized } => $"{dialect.Name} refuses the sign-in of the user {user}: {words}. Correct User and Password.",
            { Kind: ConnectorErrorKind.Forbidden } => $"{dialect.Name} does not let the user {user} do this ({query.Purpose.Label}): {words}.",
            { Kind: ConnectorErrorKind.Misconfigured, IsNotConnected: true } => $"{dialect.Name} at {dialect.Place}: {words}. Correct Database, Server or Encryption.",
            { Kind: ConnectorErrorKind.Misconfigured } => $"{query.Purpose.Setting}: {dialect.Name} does not understand the {query.Purpose.Label}: {words}.",
            { Kind: ConnectorErrorKind.RateLimited } => $"{dialect.Name} has no connection left: {words}.",
            { Kind: ConnectorErrorKind.Refused } => $"{dialect.Name} refuses the {query.Purpose.Label}: {words}.",
            { Kind: ConnectorErrorKind.BadAnswer } => $"The answer of {dialect.Name} to the {query.Purpose.Label} cannot be read: {words}.",
            { IsNotConnected: true } => $"Cannot reach {dialect.Name} at {dialect.Place}: {words}.",
            _ => $"{dialect.Name} at {dialect.Place} has failed: {words}.",
        };
    }
}
