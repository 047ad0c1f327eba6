using System.Globalization;

namespace Engine.Sandbox.Salesforce;

/// <summary>Reads the tables of fields that stand beside it.</summary>
internal static class FieldTable
{
    private static readonly IReadOnlyList<string> SystemFields =
    [
        "Id id", "IsDeleted boolean r", "CreatedDate datetime r", "CreatedById reference r >User", "LastModifiedDate datetime r", "LastModifiedById reference r >User",
        "SystemModstamp datetime r",
    ];

    // Object Reference, "Supported Calls" of each: there is no delete(), and so no mark of it.
    private static readonly IReadOnlyList<string> NeverDeleted = ["User", "TaskStatus", "Organization"];

    public static IEnumerable<SObjectType> Read(string resource)
    {
        SObjectType? type = null;
        foreach (var line in Resource.Lines(resource))
        {
            if (line[0] == ' ')
            {
                type?.Add(ReadField(line.Trim()));
                continue;
            }

            if (type is not null)
                yield return type;
            var parts = line.Split(' ', 3);
            type = new SObjectType(parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "");
            if (type.Prefix.Length > 0)
                SystemFieldsOf(type).ForEach(type.Add);
        }

        if (type is not null)
            yield return type;
    }

    /// <param name="text">Such as <c>FirstName string 40</c> or <c>Status picklist = *Open|Closed</c>.</param>
    public static Field ReadField(string text)
    {
        var sides = text.Split(" = ", 2);
        var words = sides[0].Split(' ');
        var type = Enum.Parse<FieldType>(words[1], ignoreCase: true);
        var values = sides.Length > 1 ? sides[1].Replace("restricted ", "", StringComparison.Ordinal).Split('|') : [];
        return new Field
        {
            Name = words[0],
            Type = type,
            Length = words.Select(word => int.TryParse(word, CultureInfo.InvariantCulture, out var length) ? length : 0).Max() is > 0 and var given ? given : LengthOf(type, words),
            IsReadOnly = type is FieldType.Id || words.Contains("r"),
            IsRequired = words.Contains("!"),
            IsFilterable = !words.Contains("n"),
            Targets = words.Where(word => word[0] == '>').SelectMany(word => word[1..].Split(',')).ToList(),
            Values = [.. values.Select(value => value.TrimStart('*'))],
            Default = values.FirstOrDefault(value => value[0] == '*')?[1..],
            IsRestricted = sides.Length > 1 && sides[1].StartsWith("restricted ", StringComparison.Ordinal),
        };
    }

    private static List<Field> SystemFieldsOf(SObjectType type) =>
        [.. SystemFields.Select(ReadField).Where(field => field.Name != "IsDeleted" || !NeverDeleted.Contains(type.Name))];

    private static int LengthOf(FieldType type, string[] words) => type switch
    {
        FieldType.Id or FieldType.Reference => 18,
        FieldType.Phone => 40,
        FieldType.Email => 80,
        FieldType.TextArea => words.Contains("n") ? 32000 : 255,
        FieldType.String or FieldType.Url or FieldType.Picklist => 255,
        _ => 0,
    };
}
