namespace Engine.Sdk;

/// <summary>
/// The one exception a connector throws when its CRM refuses, fails or cannot be reached. Anything else that leaves a connector, but
/// <see cref="OperationCanceledException"/>, counts as a defect of the connector.
/// </summary>
public sealed class ConnectorException : Exception
{
    /// <summary>Reports a failure the engine can act on.</summary>
    /// <param name="kind">What went wrong, in the engine's terms.</param>
    /// <param name="message">
    /// A sentence for the user: the CRM's own message where it has one. It may reach a screen, so it holds no token, header or address
    /// with a secret in it.
    /// </param>
    /// <param name="innerException">The cause, for the log; null when there is none.</param>
    public ConnectorException(ConnectorErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>What went wrong, in the engine's terms.</summary>
    public ConnectorErrorKind Kind { get; }

    /// <summary>
    /// How long the CRM asked to be left alone, or null when it did not say. The engine does not call the book before that.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }
}
