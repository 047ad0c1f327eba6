using Engine.Connectors.Database.Tables;

namespace Engine.Connectors.Database.Queries;

/// <summary>The values of the parameters offered to queries. Names are told apart without regard to case.</summary>
internal sealed class QueryValues
{
    /// <summary>How many of the numbered parameters there are, such as @word1.</summary>
    public const int Numbered = 5;

    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);

    public object? this[string name]
    {
        get => _values.GetValueOrDefault(name);
        set => _values[name] = value;
    }

    /// <summary>Whether the database can be asked for them at all: none holds what cannot stand in any text.</summary>
    public bool CanBeAsked => _values.Values.All(value => (value is Untyped untyped ? untyped.Text : value as string) is not { } text || IsText(text));

    public static QueryValues Of(NumberQuery query)
    {
        var suffix = query.Spellings is [var shortest, ..] ? shortest : query.Digits;
        var reversed = NumberKey.Of(suffix);
        var values = new QueryValues
        {
            ["number"] = query.E164,
            ["digits"] = query.Digits,
            ["national"] = $"0{query.Digits}",
            ["suffix"] = suffix,
            ["endsWith"] = $"%{LikePattern.Escape(suffix)}",
            ["contains"] = $"%{LikePattern.Escape(suffix)}%",
            ["reversed"] = reversed,
            ["reversedEnd"] = NumberKey.EndOf(reversed),
            ["limit"] = query.Limit,
        };
        var plain = query.E164?.TrimStart('+') ?? query.Digits;
        values.Add("spelling", [query.E164 ?? query.Digits, $"00{plain}", plain, $"0{query.Digits}", query.Digits], query.Digits);
        return values;
    }

    public static QueryValues Of(NameQuery query)
    {
        var values = new QueryValues { ["text"] = query.Text, ["limit"] = query.Limit };
        values.Add("word", query.Words, null);
        values.Add("like", [.. query.Words.Select(word => $"%{LikePattern.Escape(word)}%")], "%");
        values.Add("begin", [.. query.Words.Select(word => $"% {LikePattern.Escape(Folding.Word(word))}%")], "%");
        return values;
    }

    public static QueryValues Of(RecordKey record, int limit = 1) => new() { ["id"] = new Untyped(record.Id), ["type"] = record.Type, ["limit"] = limit };

    public static QueryValues Of(RecordKey record, CallActivity call, string user)
    {
        var values = Of(record);
        values["callId"] = call.CallId;
        values["direction"] = call.Direction.ToString();
        values["start"] = call.Start.UtcDateTime;
        values["duration"] = (int)Math.Min(int.MaxValue, call.Duration.TotalSeconds);
        values["caller"] = call.CallerTel;
        values["called"] = call.CalledTel;
        values["number"] = call.Direction == CallDirection.Incoming ? call.CallerTel : call.CalledTel;
        values["user"] = user;
        return values;
    }

    private void Add(string name, IReadOnlyList<string> values, string? rest)
    {
        for (var i = 0; i < Numbered; i++)
            this[$"{name}{i + 1}"] = i < values.Count ? values[i] : rest;
    }

    // NUL ends a text in some databases, and half a character can be sent to none.
    private static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i]))))
                return false;
        }
        return true;
    }
}
