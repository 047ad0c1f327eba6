using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Engine.Host.Wire;

/// <summary>How the types of the wire contract are written: names as they stand, letters of every script readable.</summary>
[JsonSerializable(typeof(IReadOnlyList<SearchRecord>))]
[JsonSerializable(typeof(IReadOnlyList<RecordGroup>))]
[JsonSerializable(typeof(GroupRecord))]
[JsonSerializable(typeof(IReadOnlyList<AddressBookInfo>))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationInfo>))]
[JsonSerializable(typeof(IReadOnlyList<ConnectorInfo>))]
[JsonSerializable(typeof(IReadOnlyList<RecordTypeInfo>))]
[JsonSerializable(typeof(IReadOnlyList<FieldError>))]
[JsonSerializable(typeof(IReadOnlyList<ActionReport>))]
[JsonSerializable(typeof(ActionAnswer))]
[JsonSerializable(typeof(IReadOnlyList<SearchActivityInfo>))]
[JsonSerializable(typeof(IReadOnlyList<FailureInfo>))]
[JsonSerializable(typeof(BrandInfo))]
[JsonSerializable(typeof(CheckInfo))]
[JsonSerializable(typeof(ExplanationInfo))]
[JsonSerializable(typeof(IReadOnlyList<OutboxEntryInfo>))]
[JsonSerializable(typeof(LogPageInfo))]
[JsonSerializable(typeof(OwnerInfo))]
[JsonSerializable(typeof(PingInfo))]
[JsonSerializable(typeof(RegistrationInfo))]
[JsonSerializable(typeof(SignInInfo))]
[JsonSerializable(typeof(SyncInfo))]
[JsonSerializable(typeof(TraceInfo))]
[JsonSerializable(typeof(VersionInfo))]
internal sealed partial class WireJsonContext : JsonSerializerContext
{
    /// <summary>Escapes signs that mean something in a page, and leaves letters as they are.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>The one to write with.</summary>
    public static readonly WireJsonContext Wire = new(new JsonSerializerOptions { Encoder = Encoder });
}
