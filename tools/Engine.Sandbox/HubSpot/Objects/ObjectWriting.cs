using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.HubSpot;

/// <summary>Checks what the API is given for an object.</summary>
internal sealed class ObjectWriting(PortalStore store)
{
    /// <summary>Reads the properties of a new or changed object.</summary>
    /// <exception cref="HubSpotError">One or more of them are wrong; all are told.</exception>
    public IReadOnlyList<KeyValuePair<string, string?>> Read(ObjectType type, JsonObject body, PortalObject? existing)
    {
        if (body["properties"] is not JsonObject properties)
            throw HubSpotError.Json("Cannot build SimplePublicObjectInput, some of required attributes are not set [properties]");
        var errors = new List<JsonObject>();
        var values = new List<KeyValuePair<string, string?>>();
        foreach (var (name, node) in properties)
        {
            var value = JsonText.Scalar(node);
            if (node is not null && value is null)
                throw HubSpotError.Json($"Cannot deserialize value of type `java.lang.String` from {(node is JsonArray ? "Array" : "Object")} value");
            if (Check(type, name, value) is { } error)
                errors.Add(error);
            else
                values.Add(new(name, Normal(type, name, value)));
        }

        if (errors.Count > 0)
            throw new HubSpotError(400, "VALIDATION_ERROR", "Property values were not valid: " + errors.ToJsonArray().ToJsonString()) { Errors = errors };
        CheckRequired(type, values, existing);
        CheckEmail(type, values, existing);
        return values;
    }

    private static JsonObject? Check(ObjectType type, string name, string? value)
    {
        if (type.Find(name) is not { } property)
            return HubSpotError.Detail("PROPERTY_DOESNT_EXIST", $"Property \"{name}\" does not exist", name);
        if (property.IsReadOnly)
            return HubSpotError.Detail("READ_ONLY_VALUE", $"\"{name}\" is a read only property; its value cannot be set.", name);
        if (string.IsNullOrEmpty(value))
            return null;
        return property.Type switch
        {
            "enumeration" when !property.Options.Contains(value) =>
                HubSpotError.Detail("INVALID_OPTION", $"{value} was not one of the allowed options: [{string.Join(", ", property.Options)}]", name),
            "number" when !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) =>
                HubSpotError.Detail("INVALID_NUMBER", $"{value} was not a valid number.", name),
            "datetime" when Moments.Read(value) is null => HubSpotError.Detail("INVALID_LONG", $"{value} was not a valid long.", name),
            "bool" when value is not ("true" or "false") => HubSpotError.Detail("INVALID_BOOLEAN", $"{value} was not a valid boolean.", name),
            _ when name == "email" && !IsEmail(value) => HubSpotError.Detail("INVALID_EMAIL", $"Email address {value} is invalid", name),
            // Calls API guide: the recording is an https address of an .mp3 or .wav file.
            _ when name == "hs_call_recording_url" && !IsRecording(value) => HubSpotError.Detail("INVALID_URL", $"{value} is not a secure address of an mp3 or wav file.", name),
            _ => null,
        };
    }

    private static string? Normal(ObjectType type, string name, string? value)
    {
        if (type.Find(name) is { Type: "datetime" } && value is not null && Moments.Read(value) is { } moment)
            return Moments.Write(moment);
        return name == "email" ? value?.ToLowerInvariant() : value;
    }

    private static void CheckRequired(ObjectType type, List<KeyValuePair<string, string?>> values, PortalObject? existing)
    {
        var missing = type.Properties.Where(property => property.IsRequired)
            .Where(property => values.Any(pair => pair.Key == property.Name) ? values.Last(pair => pair.Key == property.Name).Value is null or "" : existing is null)
            .Select(property => property.Name).ToList();
        if (missing.Count > 0)
            throw NotSet(type, missing);
    }

    private static HubSpotError NotSet(ObjectType type, IEnumerable<string> missing) =>
        new(400, "VALIDATION_ERROR", $"Error creating {type.Singular.ToUpperInvariant()}. Some required properties were not set.")
        {
            Context = HubSpotError.Of("properties", missing),
        };

    private void CheckEmail(ObjectType type, List<KeyValuePair<string, string?>> values, PortalObject? existing)
    {
        var email = values.LastOrDefault(pair => pair.Key == "email").Value;
        if (type.Name != "contacts" || string.IsNullOrEmpty(email))
            return;
        if (store.All(type).FirstOrDefault(item => item != existing && !item.IsArchived && item.Values.GetValueOrDefault("email") == email) is { } other)
            throw new HubSpotError(409, "CONFLICT", $"Contact already exists. Existing ID: {other.Id}");
    }

    private static bool IsEmail(string text) =>
        text.Split('@') is [{ Length: > 0 }, var domain] && domain.Contains('.', StringComparison.Ordinal) && !domain.StartsWith('.') && !domain.EndsWith('.');

    private static bool IsRecording(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == "https" && Path.GetExtension(address.AbsolutePath).ToLowerInvariant() is ".mp3" or ".wav";
}
