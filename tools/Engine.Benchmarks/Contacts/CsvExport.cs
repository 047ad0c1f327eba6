using System.Buffers;

namespace Engine.Benchmarks.Contacts;

/// <summary>Contacts as a CSV file with the columns of some program.</summary>
internal static class CsvExport
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    public static void Write(IEnumerable<GeneratedContact> contacts, (string Heading, string Field)[] columns, TextWriter output)
    {
        output.Write(string.Join(',', columns.Select(column => Quote(column.Heading))));
        output.Write("\r\n");
        foreach (var contact in contacts)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                if (i > 0) output.Write(',');
                output.Write(Quote(contact.Contact.Fields.FirstOrDefault(field => field.Name == columns[i].Field)?.Value ?? ""));
            }

            output.Write("\r\n");
        }
    }

    private static string Quote(string value) =>
        value.AsSpan().ContainsAny(Quoted) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
