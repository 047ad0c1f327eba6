namespace Engine.Sandbox.Salesforce;

internal enum TokenKind
{
    Word,
    Text,
    Number,
    Sign,
    End,
}

/// <summary>A piece of a query. A text stands without its quotes, its escapes not yet read.</summary>
internal readonly record struct Token(TokenKind Kind, string Value, int Position)
{
    public bool Is(string word) => Kind is TokenKind.Word or TokenKind.Sign && string.Equals(Value, word, StringComparison.OrdinalIgnoreCase);
}
