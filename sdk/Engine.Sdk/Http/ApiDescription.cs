namespace Engine.Sdk;

/// <summary>What the engine has to know of a CRM's API to carry a connector's requests to it. Immutable.</summary>
public sealed record ApiDescription
{
    /// <summary>Where the API is: absolute, http or https; becomes the <see cref="HttpClient.BaseAddress"/> of <see cref="AddressBookContext.Http"/>.</summary>
    public required Uri Address { get; init; }

    /// <summary>How requests are signed in; <see cref="SignIn.None"/> by default.</summary>
    public SignIn SignIn { get; init; } = SignIn.None;

    /// <summary>
    /// SHA-256 fingerprint of the one certificate the API's server may show, in hexadecimal, with or without colons. That certificate is then good whoever issued it,
    /// for whatever name and time: for servers whose owner made it himself. Any other is refused, with a message that tells its fingerprint. Null or empty, the
    /// default: certificates are checked as this machine checks them.
    /// </summary>
    public string? CertificateFingerprint { get; init; }

    /// <summary>
    /// Member of the sign-in's answer that tells where this account's API really is, such as Salesforce's <c>instance_url</c>; requests below
    /// <see cref="Address"/> then go there. Null where it is always <see cref="Address"/>. An answer that is no absolute https address (or http, where
    /// the token came over http too) is not followed.
    /// </summary>
    public string? AddressFromSignIn { get; init; }

    /// <summary>
    /// What the CRM allows an account, as its maker states it. The engine keeps within them over all books of the account and leaves a part of each to
    /// ringing calls. Never null; empty when nothing is known.
    /// </summary>
    public IReadOnlyList<RequestLimit> Limits { get; init; } = [];

    /// <summary>
    /// Reads what an answer's headers tell of the account's allowance; null where there are no such headers. <c>Retry-After</c> is read by the engine.
    /// Called on any thread; a throw counts as null.
    /// </summary>
    public Func<HttpResponseMessage, Allowance?>? ReadAllowance { get; init; }

    /// <summary>
    /// Turns an answer that is no success into the exception the connector's caller gets, with the CRM's own message. Null, or null returned: by its
    /// status (<see cref="ApiFailure.ToException()"/>). Called on any thread.
    /// </summary>
    public Func<ApiFailure, ConnectorException?>? ReadFailure { get; init; }

    /// <summary>Longest answer that is read, in bytes after decompression, 1 KiB to 256 MiB; 16 MiB by default. A longer one is a <see cref="ConnectorErrorKind.BadAnswer"/>.</summary>
    public int MaxAnswerBytes { get; init; } = 16 * 1024 * 1024;
}
