using System.Reflection;

namespace Engine.Sdk.Testing;

/// <summary>
/// A stand-in for the CRM with the connector that speaks to it: one for each test, empty at first. A connector's tests implement it over a server in memory or a
/// test server on this machine; the requests it accepts are those the vendor's description allows.
/// </summary>
/// <remarks>Called from several threads at once.</remarks>
public abstract class ContractCrm : IAsyncDisposable
{
    /// <summary>The connector. Always the same.</summary>
    public abstract IConnector Connector { get; }

    /// <summary>Settings that work: an instance of the connector's <see cref="IConnector.SettingsType"/> with the stand-in's address.</summary>
    public abstract object Settings { get; }

    /// <summary>
    /// Sends the book's requests to a stand-in in memory, such as a <see cref="StubHttp"/>; null, the default: it listens at an address in <see cref="Settings"/>. For
    /// connectors that are an <see cref="IApiConnector"/>.
    /// </summary>
    public virtual HttpMessageHandler? Transport => null;

    /// <summary>What the author claims.</summary>
    public abstract ContractAbilities Abilities { get; }

    /// <summary>
    /// Abilities that no connector of this CRM could have, each with the reason in one sentence that users read. They do not count against the grade where
    /// <c>README.md</c> says so. Empty by default.
    /// </summary>
    public virtual IReadOnlyDictionary<ContractAbilities, string> Without => new Dictionary<ContractAbilities, string>();

    /// <summary>The kinds of record the book answers with (<see cref="RecordKey.Type"/>), the usual kind of person first.</summary>
    public abstract IReadOnlyList<string> RecordTypes { get; }

    /// <summary>Which well-known fields the CRM keeps of a kind of record.</summary>
    /// <param name="recordType">One of <see cref="RecordTypes"/>.</param>
    /// <returns>
    /// Names out of <see cref="WellKnownFields"/>; without <see cref="WellKnownFields.LastName"/> for a kind that is an organisation. By default those that
    /// every CRM keeps of a person.
    /// </returns>
    public virtual IReadOnlyList<string> FieldsOf(string recordType) =>
    [
        WellKnownFields.FirstName, WellKnownFields.LastName, WellKnownFields.CompanyName, WellKnownFields.JobTitle, WellKnownFields.Email,
        WellKnownFields.BusinessPhone, WellKnownFields.MobilePhone,
    ];

    /// <summary>Puts a record into the CRM, as if someone had typed it at the CRM's own screen.</summary>
    /// <param name="contact">The record.</param>
    /// <param name="cancellationToken">Cancelled when the test ends.</param>
    /// <returns>The id under which the connector answers with it (<see cref="RecordKey.Id"/>).</returns>
    public abstract Task<string> AddAsync(ContractContact contact, CancellationToken cancellationToken);

    /// <summary>Puts many records into the CRM; one by one unless overridden.</summary>
    /// <param name="contacts">The records.</param>
    /// <param name="cancellationToken">Cancelled when the test ends.</param>
    /// <returns>Their ids, in the same order.</returns>
    public virtual async Task<IReadOnlyList<string>> AddAllAsync(IReadOnlyList<ContractContact> contacts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        var ids = new List<string>(contacts.Count);
        foreach (var contact in contacts)
            ids.Add(await AddAsync(contact, cancellationToken).ConfigureAwait(false));
        return ids;
    }

    /// <summary>Replaces what a record holds.</summary>
    /// <param name="id">What <see cref="AddAsync"/> returned.</param>
    /// <param name="contact">The whole record as it is now, of the same kind.</param>
    /// <param name="cancellationToken">Cancelled when the test ends.</param>
    /// <returns>Completes when it is done.</returns>
    public abstract Task ChangeAsync(string id, ContractContact contact, CancellationToken cancellationToken);

    /// <summary>Deletes a record.</summary>
    /// <param name="recordType">Its kind.</param>
    /// <param name="id">What <see cref="AddAsync"/> returned.</param>
    /// <param name="cancellationToken">Cancelled when the test ends.</param>
    /// <returns>Completes when it is done.</returns>
    public abstract Task RemoveAsync(string recordType, string id, CancellationToken cancellationToken);

    /// <summary>Waits until searches through the book see what was put into the CRM; at once by default.</summary>
    /// <param name="book">The book under test.</param>
    /// <param name="cancellationToken">Cancelled when the test ends.</param>
    /// <returns>Completes when they do.</returns>
    public virtual Task SettleAsync(IAddressBook book, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Faults the stand-in can show: all by default. None for a connector that sends no requests.</summary>
    public virtual IReadOnlyList<ContractFault> SupportedFaults => Enum.GetValues<ContractFault>();

    /// <summary>Lets the next requests fail, those of a sign-in aside.</summary>
    /// <param name="fault">How they fail.</param>
    /// <param name="times">How many of them; 0 ends it.</param>
    public virtual void Fail(ContractFault fault, int times) => throw new NotSupportedException("This stand-in shows no faults.");

    /// <summary>What <see cref="ContractFault.TooManyRequests"/> says in its <c>Retry-After</c>: 20 s by default, whole seconds.</summary>
    public virtual TimeSpan RetryAfter => TimeSpan.FromSeconds(20);

    /// <summary>Requests taken so far, those of a sign-in aside, counted as they come in; 0 for a connector that sends none.</summary>
    public abstract int RequestCount { get; }

    /// <summary>Requests the vendor's description forbids (an unknown path, parameter or field, a query that does not parse), each in one line.</summary>
    public abstract IReadOnlyList<string> InvalidRequests { get; }

    /// <summary>The calls logged through the connector, oldest first. Empty by default.</summary>
    public virtual IReadOnlyList<ContractCall> LoggedCalls => [];

    /// <summary>Puts a past call into the CRM; needed only with <see cref="ContractAbilities.Activities"/> but no <see cref="ContractAbilities.CallLog"/>.</summary>
    /// <param name="call">The call, without <see cref="ContractCall.ActivityId"/>.</param>
    /// <param name="cancellationToken">Cancelled when the test ends.</param>
    /// <returns>Completes when it is done.</returns>
    public virtual Task AddCallAsync(ContractCall call, CancellationToken cancellationToken) => throw new NotSupportedException("This stand-in takes calls from the connector alone.");

    /// <summary>Settings that must be refused, each with the name of the property that is wrong. Empty only for a connector without settings.</summary>
    public abstract IEnumerable<(string Field, object BadSettings)> BadSettings { get; }

    /// <summary>Settings that are well-formed but whose credentials the stand-in does not accept; null where there are no credentials in the settings.</summary>
    public virtual object? WrongCredentials => null;

    /// <summary>Values that must reach neither message nor log: by default the secrets in <see cref="Settings"/>.</summary>
    public virtual IReadOnlyList<string> Secrets =>
    [
        .. Settings.GetType().GetProperties().Where(property => property.GetCustomAttribute<SecretAttribute>() is not null)
            .Select(property => property.GetValue(Settings) as string ?? "").Where(value => value.Length > 0),
    ];

    /// <summary>The record of the user who signed in, as <see cref="IOwnerLookup"/> has to answer; null by default.</summary>
    public virtual ContractContact? Owner => null;

    /// <summary>A record the CRM refuses to create; null by default.</summary>
    public virtual ContractRefusal? Refusal => null;

    /// <summary>The sign-in the book starts with, for connectors that sign in by OAuth; null: by client credentials, or not by OAuth.</summary>
    public virtual ContractSignIn? SignIn => null;

    /// <summary>Makes the access tokens given out so far invalid: requests with them are answered 401 from now on.</summary>
    public virtual void ExpireAccessToken() => throw new NotSupportedException("This stand-in knows no sign-in.");

    /// <summary>Makes all tokens given out so far invalid, refresh tokens and client credentials too.</summary>
    public virtual void RevokeSignIn() => throw new NotSupportedException("This stand-in knows no sign-in.");

    /// <summary>Requests to the token endpoint so far.</summary>
    public virtual int TokenRequests => 0;

    /// <summary>Ends the stand-in; called once, after the book is closed.</summary>
    /// <returns>Completes when all it held is released.</returns>
    public abstract ValueTask DisposeAsync();
}
