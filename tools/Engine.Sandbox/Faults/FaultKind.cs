namespace Engine.Sandbox;

/// <summary>Ways in which an answer goes wrong.</summary>
public enum FaultKind
{
    /// <summary>The right answer, after <see cref="Fault.Delay"/>.</summary>
    Delay,

    /// <summary>The right answer, once <see cref="Faults.Release"/> is called.</summary>
    Hang,

    /// <summary>429 with <see cref="Fault.RetryAfter"/>, in the vendor's form.</summary>
    RateLimited,

    /// <summary>The status <see cref="Fault.Status"/> with <see cref="Fault.Body"/>.</summary>
    Status,

    /// <summary>The connection is cut before the answer; the vendor has done what was asked.</summary>
    Reset,

    /// <summary>Half of the right answer, then the connection is cut.</summary>
    HalfBody,

    /// <summary>What the vendor answers to a token that has run out. The token itself stays good.</summary>
    ExpiredToken,

    /// <summary>200 with a page of HTML, as from a proxy in between.</summary>
    Garbage,

    /// <summary>200 with JSON of another shape.</summary>
    WrongType,

    /// <summary>200 with a body of <see cref="Fault.Bytes"/>.</summary>
    HugeBody,
}
