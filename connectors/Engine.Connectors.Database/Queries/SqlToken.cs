namespace Engine.Connectors.Database.Queries;

internal enum SqlTokenKind
{
    /// <summary>A keyword or a bare name.</summary>
    Word,

    /// <summary>A name in quotes.</summary>
    Quoted,

    /// <summary>A string.</summary>
    Text,

    /// <summary>@name, without the sign.</summary>
    Parameter,

    Number,

    /// <summary>Any other character.</summary>
    Sign,
}

/// <summary>A piece of SQL; comments and blanks are none.</summary>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text)
{
    public bool Is(string word) => Kind == SqlTokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    public bool Is(char sign) => Kind == SqlTokenKind.Sign && Text[0] == sign;
}
