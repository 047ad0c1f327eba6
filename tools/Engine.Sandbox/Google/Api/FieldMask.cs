using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Google;

/// <summary>Which fields a call wants, as a list with commas.</summary>
internal static class FieldMask
{
    /// <exception cref="GoogleError">The mask is missing or names something else.</exception>
    public static IReadOnlyList<string> Read(ApiCall call, string parameter, IReadOnlyList<string> valid) =>
        ReadOptional(call, parameter, valid)
        ?? throw GoogleError.Argument($"{parameter} mask is required. Please specify one or more valid paths. Valid paths are documented at https://developers.google.com/people/api/rest.");

    public static IReadOnlyList<string>? ReadOptional(ApiCall call, string parameter, IReadOnlyList<string> valid)
    {
        var names = call.GetList(parameter);
        if (names.Count == 0 && parameter == "personFields")
            names = [.. call.GetList("requestMask.includeField").Select(name => name.StartsWith("person.", StringComparison.Ordinal) ? name["person.".Length..] : name)];
        if (names.FirstOrDefault(name => !valid.Contains(name)) is { } wrong)
            throw GoogleError.Argument($"Invalid {parameter} mask path: \"{wrong}\". Valid paths are documented at https://developers.google.com/people/api/rest.");
        return names.Count == 0 ? null : names;
    }

    /// <exception cref="GoogleError">It is no number.</exception>
    public static int PageSize(ApiCall call, int usual)
    {
        if (call.Get("pageSize") is not { } text)
            return usual;
        if (!int.TryParse(text, out var size))
            throw GoogleError.Argument($"Invalid value at 'page_size' (TYPE_INT32), \"{text}\"");
        return size == 0 ? usual : size;
    }
}
