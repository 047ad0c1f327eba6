using System.Diagnostics.CodeAnalysis;

namespace Engine.Sdk.Testing;

/// <summary>
/// What the author of a connector claims it can do. A claimed ability is tried; of one that is not claimed, the suite makes sure that it is not there, so that
/// none is lost or gained unnoticed.
/// </summary>
[Flags]
[SuppressMessage("Naming", "CA1724", Justification = "Beside ContractCrm and ContractFault.")]
public enum ContractAbilities
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The CRM is asked for numbers: <see cref="ConnectorAttribute.NumberMatching"/> is not <see cref="NumberMatching.None"/>.</summary>
    NumberSearch = 1 << 0,

    /// <summary>The CRM is asked for names.</summary>
    NameSearch = 1 << 1,

    /// <summary><see cref="IContactFeed"/>, whole.</summary>
    Feed = 1 << 2,

    /// <summary>The feed goes on from its token with what changed since.</summary>
    DeltaFeed = 1 << 3,

    /// <summary>Going on, the feed tells which records are gone, without reading everything anew.</summary>
    Tombstones = 1 << 4,

    /// <summary><see cref="ICallActivityLog"/>.</summary>
    CallLog = 1 << 5,

    /// <summary>A call that is logged twice with one <see cref="CallActivity.CallId"/> is one entry in the CRM.</summary>
    OneCallOnce = 1 << 6,

    /// <summary><see cref="IActivityHistory"/>.</summary>
    Activities = 1 << 7,

    /// <summary><see cref="IPictureSource"/>.</summary>
    Pictures = 1 << 8,

    /// <summary><see cref="IOwnerLookup"/>.</summary>
    Owner = 1 << 9,

    /// <summary><see cref="IConnectionCheck"/>.</summary>
    Check = 1 << 10,

    /// <summary><see cref="IRecordWriter"/> creates records.</summary>
    Create = 1 << 11,

    /// <summary><see cref="IRecordWriter"/> changes records.</summary>
    Save = 1 << 12,

    /// <summary><see cref="IRecordLookup"/>.</summary>
    RecordLookup = 1 << 13,

    /// <summary>Every contact has its <see cref="Contact.WebAddress"/>.</summary>
    WebAddress = 1 << 14,

    /// <summary>The connector is an <see cref="IApiConnector"/> that signs in by OAuth.</summary>
    SignIn = 1 << 15,

    /// <summary>A contact tells its company's name, and is found by it.</summary>
    Companies = 1 << 16,

    /// <summary>The CRM keeps fax numbers apart from telephone numbers.</summary>
    Fax = 1 << 17,

    /// <summary>Internal numbers of four digits are found.</summary>
    InternalNumbers = 1 << 18,

    /// <summary>Names are found without regard to accents: Müller by Muller.</summary>
    Accents = 1 << 19,

    /// <summary>The CRM refuses some drafts, and its words reach the user; see <see cref="ContractCrm.Refusal"/>.</summary>
    Refusals = 1 << 20,

    /// <summary><see cref="IChangeSignal"/>.</summary>
    ChangeSignal = 1 << 21,

    /// <summary><see cref="IRecordActions"/>: contacts bring actions of the connector's own.</summary>
    RecordActions = 1 << 22,
}
