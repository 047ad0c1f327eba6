using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Core.Settings;

/// <summary>Reads, checks and hides the settings of a book by the type its connector declares.</summary>
public static class SettingsReader
{
    /// <summary>What a secret that is set reads as; sent back, it leaves the secret as it was.</summary>
    public const string HiddenSecret = "********";

    // Where an error belongs to no single field.
    private const string Whole = "Settings";

    /// <summary>
    /// Makes the settings object and checks all its fields; the value is null when there are errors. Names match without regard to case.
    /// Runs code of the connector, and survives whatever that throws.
    /// </summary>
    public static SettingsReading Read(Type settingsType, JsonObject settings)
    {
        ArgumentNullException.ThrowIfNull(settingsType);
        ArgumentNullException.ThrowIfNull(settings);
        if (Members(settings) is not { } members)
            return new(null, [Improper]);
        IReadOnlyList<SettingsField> fields;
        object value;
        try
        {
            fields = SettingsField.Of(settingsType);
            value = Activator.CreateInstance(settingsType)
                ?? throw new MissingMethodException(settingsType.Name, ".ctor");
        }
        catch (Exception defect)
        {
            return Wrong(Whole, $"The connector's settings cannot be used ({SettingsCheck.CauseOf(defect)}): ask the connector's author.");
        }

        var errors = Fill(value, fields, members);
        errors.AddRange(SettingsCheck.Run(value, fields, [.. errors.Select(error => error.Field)]));
        return errors.Count == 0 ? new(value, []) : new(null, errors);
    }

    /// <summary>
    /// The settings with every secret replaced by <see cref="HiddenSecret"/>, fit to be sent out. Fields the type does not know are left out: they
    /// may have been secrets of an earlier version. Without a type (its connector is not there) every value is hidden.
    /// </summary>
    public static JsonObject Hide(Type? settingsType, JsonObject settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var fields = settingsType is null ? null : FieldsOf(settingsType);
        var hidden = new JsonObject();
        foreach (var (name, value) in Members(settings) ?? [])
        {
            var field = fields?.FirstOrDefault(field => Matches(field, name));
            if (fields is not null && field is null) continue;
            hidden[field?.Name ?? name] = value is not null && field is not { IsSecret: false } ? HiddenSecret : value?.DeepClone();
        }

        return hidden;
    }

    /// <summary>
    /// Stored settings with a change laid over them: absent fields stay, null clears, a hidden secret stays as it was, set or not. Stored
    /// fields that the type no longer knows are dropped; unknown ones of the change are kept, for <see cref="Read"/> to complain about.
    /// </summary>
    public static JsonObject Merge(Type settingsType, JsonObject stored, JsonObject change)
    {
        ArgumentNullException.ThrowIfNull(settingsType);
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(change);
        // A change that is no proper object goes on as it is: Read says so.
        if (Members(change) is not { } changes) return change;
        var fields = FieldsOf(settingsType);
        var merged = new JsonObject();
        foreach (var (name, value) in Members(stored) ?? [])
        {
            if (fields.FirstOrDefault(field => Matches(field, name)) is { } field && value is not null) merged[field.Name] = value.DeepClone();
        }

        foreach (var (name, value) in changes)
        {
            var field = fields.FirstOrDefault(field => Matches(field, name));
            if (field is { IsSecret: true } && IsHidden(value)) continue;
            if (value is null && field is not null) merged.Remove(field.Name);
            else merged[field?.Name ?? name] = value?.DeepClone();
        }

        return merged;
    }

    private static List<SettingError> Fill(object target, IReadOnlyList<SettingsField> fields, KeyValuePair<string, JsonNode?>[] members)
    {
        var errors = new List<SettingError>();
        var seen = new HashSet<SettingsField>();
        foreach (var (name, value) in members)
        {
            var field = fields.FirstOrDefault(field => Matches(field, name));
            if (field is null) errors.Add(Unknown(PlainText.Clean(name, 100), fields));
            else if (!seen.Add(field)) errors.Add(new(field.Name, $"{field.Label} is given twice: write it once."));
            else if (value is null) seen.Remove(field);
            else if (field.Format!.Read(value) is not { } read) errors.Add(new(field.Name, $"{field.Label} must be {field.Format.Expected}."));
            else if (ReferenceEquals(read, SettingsFormat.Missing)) seen.Remove(field);
            else if (SettingsCheck.Set(target, field, read) is { } refused) errors.Add(refused);
        }

        // A number or flag that must be given has no value that says "not given", so the attribute alone would let it pass.
        errors.AddRange(fields
            .Where(field => field.IsRequired && !seen.Contains(field) && SettingsCheck.IsDefault(target, field))
            .Select(field => new SettingError(field.Name, $"{field.Label} is required: write {field.Format!.Expected}.")));
        return errors;
    }

    private static SettingError Unknown(string name, IReadOnlyList<SettingsField> fields) => new(name, fields.Count == 0
        ? $"There is no setting \"{name}\": this connector has none."
        : $"There is no setting \"{name}\": write one of {string.Join(", ", fields.Select(field => field.Name))}.");

    private static bool Matches(SettingsField field, string name) => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsHidden(JsonNode? value) => SettingsFormat.TextOf(value) == HiddenSecret;

    /// <summary>
    /// Whether every member can be read: a JSON object is unpacked when first looked at, and only then complains of a name that stands
    /// twice or of a text whose surrogates do not pair.
    /// </summary>
    internal static bool IsProper(JsonObject settings) => Members(settings) is not null;

    internal static readonly SettingError Improper =
        new(Whole, "The settings name a field twice or hold broken text: write each field once, as proper JSON.");

    private static SettingsReading Wrong(string field, string message) => new(null, [new(field, message)]);

    private static KeyValuePair<string, JsonNode?>[]? Members(JsonObject settings)
    {
        try
        {
            _ = settings.ToJsonString();
            return [.. settings];
        }
        catch (Exception improper) when (improper is ArgumentException or InvalidOperationException or JsonException)
        {
            return null;
        }
    }

    private static IReadOnlyList<SettingsField> FieldsOf(Type settingsType)
    {
        try
        {
            return SettingsField.Of(settingsType);
        }
        catch (Exception)
        {
            return [];
        }
    }
}

/// <summary>Settings as read: a value, or all that is wrong.</summary>
public sealed record SettingsReading(object? Value, IReadOnlyList<SettingError> Errors);
