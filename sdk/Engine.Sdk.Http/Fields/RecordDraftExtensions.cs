namespace Engine.Sdk.Http;

/// <summary>What a draft means for a CRM that keeps names in other parts than the user gave.</summary>
public static class RecordDraftExtensions
{
    private static readonly string[] Held =
    [
        WellKnownFields.FirstName, WellKnownFields.LastName, WellKnownFields.ContactName, WellKnownFields.CompanyName, WellKnownFields.Email,
        WellKnownFields.BusinessPhone, WellKnownFields.Notes,
    ];

    /// <summary>What a draft has to say of a field. First and last name follow from the whole name, and the whole name from them, where only the other is given.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="field">One of <see cref="WellKnownFields"/>.</param>
    /// <returns>The value; empty to clear the field; null to leave it alone.</returns>
    public static string? ValueOf(this RecordDraft draft, string field)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return field switch
        {
            WellKnownFields.FirstName => draft.FirstName ?? Split(draft.ContactName).First,
            WellKnownFields.LastName => draft.LastName ?? Split(draft.ContactName).Last,
            WellKnownFields.ContactName => draft.ContactName ?? Joined(draft),
            WellKnownFields.CompanyName => draft.CompanyName,
            WellKnownFields.Email => draft.Email,
            WellKnownFields.BusinessPhone => draft.Phone,
            WellKnownFields.Notes => draft.Notes,
            _ => null,
        };
    }

    /// <summary>The draft of a company, for which a user may have given the name as any other.</summary>
    /// <param name="draft">The draft.</param>
    /// <returns>One whose company has a name, if there is any in the draft.</returns>
    public static RecordDraft AsCompany(this RecordDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft with { CompanyName = draft.CompanyName ?? draft.ContactName ?? draft.LastName };
    }

    /// <summary>What the draft fills, as a contact has it.</summary>
    internal static IEnumerable<ContactField> ToFields(this RecordDraft draft) =>
        Held.Select(field => new ContactField(field, draft.ValueOf(field))).Where(field => field.Value.Length > 0);

    internal static bool Holds(string field) => Held.Contains(field);

    private static string? Joined(RecordDraft draft) =>
        (draft.FirstName ?? draft.LastName) is null ? null : $"{draft.FirstName} {draft.LastName}".Trim();

    // "Bob Jones" and "Jones, Bob".
    private static (string? First, string? Last) Split(string? name)
    {
        if (name is null) return (null, null);
        if (name.Split(',', 2, StringSplitOptions.TrimEntries) is [var last, var first]) return (first, last);
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (string.Join(' ', words.SkipLast(1)), words.LastOrDefault() ?? "");
    }
}
