namespace Engine.Core.Health;

/// <summary>How a call to a book ended.</summary>
public enum BookOutcomeKind
{
    Answered,

    /// <summary>The copy answered, because the live book did not.</summary>
    FromCache,

    /// <summary>It had not answered in its time.</summary>
    Deadline,

    /// <summary>The sign-in is missing, expired or revoked.</summary>
    Unauthorized,

    /// <summary>The CRM asked to be left alone for a while.</summary>
    RateLimited,

    /// <summary>The CRM cannot be reached, or the breaker keeps the engine from asking.</summary>
    Unavailable,

    /// <summary>The CRM understood and refused, or the settings cannot work.</summary>
    Refused,

    /// <summary>The record is gone.</summary>
    NotFound,

    /// <summary>The book was closed before it could be asked: removed, switched off, or reopened with new settings.</summary>
    Closed,

    /// <summary>The connector is defective: it threw something unexpected or answered with nonsense.</summary>
    Faulted,
}
