using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Sdk.Testing;

/// <summary>What the suite finds of a connector when all its cases pass: the content of <c>contract.json</c>.</summary>
public sealed record ContractReport
{
    /// <summary>The case did what it says.</summary>
    public const string Passed = "Passed";

    /// <summary>The connector does not offer what the case is about, and that is so.</summary>
    public const string NotOffered = "NotOffered";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><see cref="ConnectorContract.Suite"/>.</summary>
    public required int Suite { get; init; }

    /// <summary>The grade reached.</summary>
    public required ContractGrade Grade { get; init; }

    /// <summary>What the CRM itself lacks, with the reason; by the ability's name.</summary>
    public required IReadOnlyDictionary<string, string> Without { get; init; }

    /// <summary><see cref="Passed"/> or <see cref="NotOffered"/>, by the case's name.</summary>
    public required IReadOnlyDictionary<string, string> Cases { get; init; }

    /// <summary>The report that follows from what an author claims.</summary>
    /// <param name="crm">The stand-in.</param>
    /// <returns>The report.</returns>
    public static ContractReport Of(ContractCrm crm)
    {
        ArgumentNullException.ThrowIfNull(crm);
        var claims = ContractClaims.Of(crm);
        return new ContractReport
        {
            Suite = ConnectorContract.Suite,
            Grade = GradeRules.Of(claims),
            Without = claims.Without.OrderBy(lack => lack.Key).ToDictionary(lack => lack.Key.ToString(), lack => lack.Value),
            Cases = ConnectorContract.Cases.ToDictionary(found => found.Name, found => claims.Offers(found) ? Passed : NotOffered),
        };
    }

    /// <summary>The report as the text of <c>contract.json</c>.</summary>
    /// <returns>JSON with line feeds, ended by one.</returns>
    public string ToJson()
    {
        var json = new JsonObject { [nameof(Suite)] = Suite, [nameof(Grade)] = Grade.ToString(), [nameof(Without)] = Names(Without), [nameof(Cases)] = Names(Cases) };
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
            json.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static JsonObject Names(IReadOnlyDictionary<string, string> values) => new(values.Select(value => KeyValuePair.Create<string, JsonNode?>(value.Key, JsonValue.Create(value.Value))));
}
