namespace Engine.Connectors.LocalFiles.Csv;

/// <summary>The columns of one file: what each holds, seen together.</summary>
internal sealed class Table
{
    private Table(ColumnMeaning[] columns, Dictionary<(string Group, int Number), int> labels)
    {
        Columns = columns;
        Labels = labels;
    }

    public IReadOnlyList<ColumnMeaning> Columns { get; }

    // Where Google keeps what kind of number or address a group holds.
    private Dictionary<(string Group, int Number), int> Labels { get; }

    /// <returns>Null when these are no headings: none of them names a person, a company, a number or an e-mail address.</returns>
    public static Table? FromHeadings(IReadOnlyList<string> headings)
    {
        if (headings.Any(LooksLikeData))
            return null;
        var columns = headings.Select((heading, index) =>
            string.IsNullOrWhiteSpace(heading) ? new ColumnMeaning(ColumnKind.Own, $"Column {index + 1}") : Headings.Understand(heading.Trim())).ToArray();
        if (!Array.Exists(columns, column => column.Kind is ColumnKind.FirstName or ColumnKind.LastName or ColumnKind.ContactName or ColumnKind.AnyName or
            ColumnKind.CompanyName or ColumnKind.Telephone or ColumnKind.Email))
        {
            return null;
        }
        Settle(columns);
        return new Table(columns, LabelColumns(headings));
    }

    /// <summary>What a row says of the kind of number or address a group of columns holds; null when nothing.</summary>
    public string? Label(string group, int number, ReadOnlySpan<string> row) =>
        Labels.TryGetValue((group, number), out var index) && index < row.Length && row[index].Trim() is { Length: > 0 } label ? label : null;

    // "Nom" beside "Prénom" is the family name, "Nome" beside "Cognome" the given one; alone it is the whole name.
    private static void Settle(ColumnMeaning[] columns)
    {
        var hasFirst = Array.Exists(columns, column => column.Kind == ColumnKind.FirstName);
        var hasLast = Array.Exists(columns, column => column.Kind == ColumnKind.LastName);
        var hasJobTitle = Array.Exists(columns, column => column.Kind == ColumnKind.JobTitle);
        // In Brazil "Apelido" is a nickname, in Portugal the family name.
        var lasts = columns.Count(column => column.Kind == ColumnKind.LastName);
        var name = hasFirst == hasLast ? ColumnKind.ContactName : hasFirst ? ColumnKind.LastName : ColumnKind.FirstName;
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = columns[i].Kind switch
            {
                ColumnKind.AnyName => columns[i] with { Kind = name },
                ColumnKind.LastName when lasts > 1 && columns[i].Field.Equals("apelido", StringComparison.OrdinalIgnoreCase) => columns[i] with { Kind = ColumnKind.Own },
                ColumnKind.AnyTitle => columns[i] with { Kind = hasJobTitle ? ColumnKind.Own : ColumnKind.JobTitle },
                _ => columns[i],
            };
        }
    }

    private static Dictionary<(string, int), int> LabelColumns(IReadOnlyList<string> headings)
    {
        var labels = new Dictionary<(string, int), int>();
        for (var i = 0; i < headings.Count; i++)
        {
            if (headings[i].Trim().Split(" - ") is [var group, "Type" or "Label"] && group.LastIndexOf(' ') is > 0 and var blank &&
                int.TryParse(group.AsSpan(blank + 1), out var number))
            {
                labels.TryAdd((group[..blank], number), i);
            }
        }
        return labels;
    }

    // A heading is never a number or an e-mail address.
    private static bool LooksLikeData(string cell) => cell.Contains('@', StringComparison.Ordinal) || cell.Count(char.IsDigit) >= 5;
}
