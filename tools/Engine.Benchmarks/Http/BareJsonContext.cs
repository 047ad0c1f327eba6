using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Engine.Host.Wire;

namespace Engine.Benchmarks.Http;

/// <summary>The engine's own answer types, written as it writes them.</summary>
[JsonSerializable(typeof(IReadOnlyList<SearchRecord>))]
[JsonSerializable(typeof(IReadOnlyList<IReadOnlyList<SearchRecord>>))]
[JsonSerializable(typeof(VersionInfo))]
internal sealed partial class BareJsonContext : JsonSerializerContext
{
    public static readonly BareJsonContext Wire = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
}
