namespace Engine.Connectors.Database.Rows;

/// <summary>Rows as contacts and activities.</summary>
internal static class RowMapping
{
    public const string DefaultType = "Contact";

    /// <exception cref="ConnectorException">The row has no id.</exception>
    public static RecordKey ToKey(this Row row, AddressBookContext context)
    {
        var (type, id) = (row.Text(Field.Type), row.Text(Field.Id));
        if (id is not { Length: > 0 and <= RecordKey.MaxIdLength } || type is { Length: > RecordKey.MaxTypeLength })
            throw new ConnectorException(ConnectorErrorKind.BadAnswer, $"The database answers with a row whose Id is empty, or longer than {RecordKey.MaxIdLength} characters.");
        return context.Key(string.IsNullOrEmpty(type) ? DefaultType : type, id);
    }

    public static Contact ToContact(this Row row, AddressBookContext context, string address)
    {
        var fields = new List<ContactField>(row.Names.Count);
        for (var i = 0; i < row.Names.Count; i++)
        {
            if (row.Values[i] is { } value and not byte[] && Field.IsShown(row.Names[i]))
                fields.AddRange(RowText.AllOf(value).Where(text => text.Length > 0).Select(text => new ContactField(row.Names[i], text)));
        }
        return new() { Key = row.ToKey(context), Fields = fields, WebAddress = AddressTemplate.Fill(address, row) };
    }

    public static PastActivity ToActivity(this Row row) => new()
    {
        Kind = row.Text("Kind") is { Length: > 0 } kind ? kind : "Call",
        Subject = row.Text("Subject") ?? "",
        Start = row["Start"] switch
        {
            DateTimeOffset time => time,
            DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
            _ => null,
        },
        Direction = Enum.TryParse<CallDirection>(row.Text("Direction"), ignoreCase: true, out var direction) && Enum.IsDefined(direction) ? direction : null,
        Duration = double.TryParse(row.Text("Duration"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e9
            ? TimeSpan.FromSeconds(seconds)
            : null,
    };

    public static Picture? ToPicture(this Row row) => row[Field.Picture] is byte[] { Length: > 0 and <= Picture.MaxBytes } bytes && MediaTypeOf(bytes) is { } type
        ? new Picture(bytes, type)
        : null;

    private static string? MediaTypeOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'B', (byte)'M', ..] => "image/bmp",
        _ => null,
    };
}
