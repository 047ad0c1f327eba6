using System.Text;

namespace Engine.Connectors.Database.Feed;

/// <summary>A value of the column Changed, whatever its type: compared, kept in a token, and given back to the database as it came.</summary>
internal readonly record struct Stamp(object Value) : IComparable<Stamp>
{
    /// <summary>Null for a value that nothing can be ordered by.</summary>
    public static Stamp? Of(object? value) => value switch
    {
        DateTime or DateTimeOffset or DateOnly or long or decimal or string or byte[] => new(value),
        sbyte or byte or short or ushort or int or uint => new(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        ulong or float or double => new(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        _ => null,
    };

    public static Stamp? Parse(string? text) => text?.Split(':', 2) is not [var kind, var value] ? null : kind switch
    {
        "t0" or "t1" or "t2" when long.TryParse(value, out var ticks) && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks => new(new DateTime(ticks, (DateTimeKind)(kind[1] - '0'))),
        "o" when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) => new(time),
        "d" when DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day) => new(day),
        "n" when long.TryParse(value, CultureInfo.InvariantCulture, out var number) => new(number),
        "m" when decimal.TryParse(value, CultureInfo.InvariantCulture, out var number) => new(number),
        "s" => new(value),
        "b" when value.Length % 2 == 0 && value.All(char.IsAsciiHexDigit) => new(Convert.FromHexString(value)),
        _ => null,
    };

    public int CompareTo(Stamp other) => (Value, other.Value) switch
    {
        (byte[] mine, byte[] others) => mine.AsSpan().SequenceCompareTo(others),
        (string mine, string others) => string.CompareOrdinal(mine, others),
        (IComparable mine, var others) when mine.GetType() == others.GetType() => mine.CompareTo(others),
        _ => 0, // of another type: the table was changed
    };

    /// <summary>A value shortly before: what was written then may have become visible after it was read. Of a number the last is met once more.</summary>
    public Stamp Before(TimeSpan overlap)
    {
        try
        {
            return Value switch
            {
                DateTime time => new(time - overlap),
                DateTimeOffset time => new(time - overlap),
                DateOnly day => new(day.AddDays(-1)),
                long number => new(number - 1),
                decimal number => new(number - 1),
                string text => new(Before(text, overlap)),
                _ => this,
            };
        }
        catch (Exception tooEarly) when (tooEarly is ArgumentOutOfRangeException or OverflowException)
        {
            return this;
        }
    }

    public override string ToString() => Value switch
    {
        DateTime time => string.Create(CultureInfo.InvariantCulture, $"t{(int)time.Kind}:{time.Ticks}"),
        DateTimeOffset time => string.Create(CultureInfo.InvariantCulture, $"o:{time:O}"),
        DateOnly day => string.Create(CultureInfo.InvariantCulture, $"d:{day:yyyy-MM-dd}"),
        long number => string.Create(CultureInfo.InvariantCulture, $"n:{number}"),
        decimal number => string.Create(CultureInfo.InvariantCulture, $"m:{number}"),
        byte[] bytes => $"b:{Convert.ToHexString(bytes)}",
        _ => $"s:{Value}",
    };

    // SQLite keeps times as texts, which it compares letter by letter: the same form again, as far as the second.
    private static string Before(string text, TimeSpan overlap)
    {
        if (text.Length < 10 || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
            return text;
        var form = new StringBuilder("yyyy-MM-dd");
        if (text.Length >= 19)
            form.Append('\'').Append(text[10]).Append('\'').Append("HH:mm:ss");
        return (text.Length >= 19 ? time - overlap : time.AddDays(-1)).ToString(form.ToString(), CultureInfo.InvariantCulture);
    }
}
