namespace Engine.Sandbox.HubSpot;

/// <summary>The association types that every portal has: Associations guide, "Association type ID values".</summary>
internal static class AssociationTypes
{
    private static readonly (string From, string To, int Id, int Back, string? Label)[] All =
    [
        ("contacts", "companies", 279, 280, null),
        ("contacts", "companies", 1, 2, "Primary"),
        ("contacts", "contacts", 449, 449, null),
        ("companies", "companies", 450, 450, null),
        ("calls", "contacts", 194, 193, null),
        ("calls", "companies", 182, 181, null),
        ("emails", "contacts", 198, 197, null),
        ("emails", "companies", 186, 185, null),
        ("meetings", "contacts", 200, 199, null),
        ("meetings", "companies", 188, 187, null),
        ("notes", "contacts", 202, 201, null),
        ("notes", "companies", 190, 189, null),
        ("tasks", "contacts", 204, 203, null),
        ("tasks", "companies", 192, 191, null),
        ("leads", "contacts", 578, 579, "Primary"),
        ("leads", "companies", 610, 609, null),
        ("leads", "calls", 596, 597, null),
    ];

    public static int? Default(ObjectType from, ObjectType to) => Ids(from.Name, to.Name) is { Count: > 0 } ids ? ids[0] : null;

    public static bool Exists(ObjectType from, ObjectType to, int id) => Ids(from.Name, to.Name).Contains(id);

    public static int? Opposite(int id)
    {
        foreach (var (_, _, there, back, _) in All)
        {
            if (there == id || back == id)
                return there == id ? back : there;
        }

        return null;
    }

    public static string? Label(int id) => All.FirstOrDefault(type => type.Id == id || type.Back == id).Label;

    private static IReadOnlyList<int> Ids(string from, string to) =>
        [.. All.Where(type => type.From == from && type.To == to).Select(type => type.Id), .. All.Where(type => type.From == to && type.To == from && from != to).Select(type => type.Back)];
}
