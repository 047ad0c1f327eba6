namespace Engine.Sdk;

/// <summary>What a connector can say of a single request.</summary>
public static class ApiRequest
{
    /// <summary>
    /// Header line that marks a request as one that only reads, whatever its method, such as a search sent by POST: it may be repeated after a failure.
    /// Not sent to the CRM. GET and HEAD need no mark. With Refit: <c>[Headers(ApiRequest.ReadsOnly)]</c>.
    /// </summary>
    public const string ReadsOnly = ReadsOnlyHeader + ": true";

    /// <summary>The name of the header of <see cref="ReadsOnly"/>.</summary>
    public const string ReadsOnlyHeader = "Engine-Reads-Only";
}
