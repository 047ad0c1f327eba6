namespace Engine.Sdk.Testing;

/// <summary>What a stand-in does wrong on purpose, see <see cref="ContractCrm.Fail"/>.</summary>
public enum ContractFault
{
    /// <summary>Answers 401, whatever the sign-in.</summary>
    Unauthorized = 0,

    /// <summary>Answers 403.</summary>
    Forbidden = 1,

    /// <summary>Answers 404.</summary>
    NotFound = 2,

    /// <summary>Answers 429 with <c>Retry-After</c>, <see cref="ContractCrm.RetryAfter"/> in seconds.</summary>
    TooManyRequests = 3,

    /// <summary>Answers 500.</summary>
    ServerError = 4,

    /// <summary>Answers 503.</summary>
    Unavailable = 5,

    /// <summary>Takes the request, counts it and never answers; ends when the request is cancelled.</summary>
    Hang = 6,

    /// <summary>Breaks the connection before any answer.</summary>
    Reset = 7,

    /// <summary>Answers 200 and breaks the connection in the middle of the body.</summary>
    HalfBody = 8,

    /// <summary>Answers 200 with bytes that are not of the API's format.</summary>
    Garbage = 9,

    /// <summary>Answers 200 with the API's format, but a value of another type than described: a text for a list.</summary>
    WrongType = 10,

    /// <summary>Answers 200 with more than <see cref="ApiDescription.MaxAnswerBytes"/>.</summary>
    HugeAnswer = 11,
}
