namespace Engine.Host.Web.Explorer.Calls;

/// <summary>A call as a person has it before them.</summary>
public sealed class CallDraft(ApiCall call, IEnumerable<Row> rows, bool asJson)
{
    public ApiCall Call { get; } = call;

    public List<Row> Rows { get; } = [.. rows];

    /// <summary>Whether the body is sent as JSON rather than as a form.</summary>
    public bool AsJson { get; set; } = asJson;

    /// <summary>Filled with the examples of the call's description. What only configures is off unless it must be there: an example would change settings.</summary>
    public static CallDraft Of(ApiCall call, string applicationId) => new(
        call,
        call.Fields.Select(field => new Row
        {
            Key = field.Name,
            Value = call.Name == "Register" && field.Name == "Id" ? applicationId : field.Example,
            IsOn = field.IsRequired || call.Group != CallGroup.Configuration,
            Field = field,
        }),
        call.TakesJsonOnly);

    public CallDraft Copy() => new(Call, Rows.Select(row => row.Copy()), AsJson);
}
