namespace Engine.Sdk;

/// <summary>What a <see cref="ConnectorException"/> means to the engine.</summary>
public enum ConnectorErrorKind
{
    /// <summary>The CRM could not be reached or failed in itself (DNS, connection, time-out, 5xx). Trying later may help.</summary>
    Unavailable = 0,

    /// <summary>The sign-in is missing, expired or revoked (401): the user must sign in or correct the settings.</summary>
    Unauthorized = 1,

    /// <summary>Signed in, but the account may not do this (403).</summary>
    Forbidden = 2,

    /// <summary>Too many requests (429); see <see cref="ConnectorException.RetryAfter"/>.</summary>
    RateLimited = 3,

    /// <summary>The record does not exist any more (404, 410).</summary>
    NotFound = 4,

    /// <summary>The CRM understood and refused, such as a validation rule on save. Trying again changes nothing.</summary>
    Refused = 5,

    /// <summary>The CRM answered with something that cannot be understood.</summary>
    BadAnswer = 6,

    /// <summary>The settings cannot work: no such folder, host, table or field. The message names the setting.</summary>
    Misconfigured = 7,

    /// <summary>The token given to <see cref="IContactFeed.ReadAsync"/> is no longer accepted; the engine reads everything anew.</summary>
    FeedTokenExpired = 8,
}
