using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Core.AddressBooks;
using Engine.Host.Problems;
using Engine.Host.Requests;

namespace Engine.Host.AddressBooks;

/// <summary>Reads the body by which an address book is added or changed.</summary>
internal static class AddressBookBody
{
    private const int MaxCacheFrequencyMinutes = 7 * 24 * 60;

    /// <exception cref="RequestRefusedException">A value is not of its type; the message names it.</exception>
    public static AddressBookDraft Read(RequestValues values) => new()
    {
        ConnectorId = values.Text("ConnectorId")?.Trim(),
        Name = values.Text("Name"),
        Settings = Settings(values),
        IsEnabled = values.Text("Enabled") is null ? null : values.Flag("Enabled"),
        IsCached = values.Text("Cached") is null ? null : values.Flag("Cached"),
        Priority = Priority(values),
        CacheFrequencyMinutes = values.Text("CacheFrequencyMinutes") is null ? null : values.Int("CacheFrequencyMinutes", 1, 1, MaxCacheFrequencyMinutes),
    };

    private static JsonObject? Settings(RequestValues values)
    {
        if (values.Json("Settings") is { ValueKind: JsonValueKind.Object } settings) return JsonObject.Create(settings);
        return values.Json("Settings") is null && values.Text("Settings") is null
            ? null
            : throw Invalid("`Settings` must be an object in an application/json body.");
    }

    private static long? Priority(RequestValues values)
    {
        if (values.Text("Priority") is not { } text) return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var priority)
            ? priority
            : throw Invalid("`Priority` must be a whole number.");
    }

    private static RequestRefusedException Invalid(string message) => new(ProblemCode.ParameterInvalid, message);
}
