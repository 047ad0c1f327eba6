namespace Engine.Sandbox.Salesforce;

/// <summary>A WHERE clause.</summary>
internal abstract record Condition
{
    private Condition()
    {
    }

    public sealed record All(IReadOnlyList<Condition> Parts) : Condition;

    public sealed record Any(IReadOnlyList<Condition> Parts) : Condition;

    public sealed record Not(Condition Part) : Condition;

    public sealed record Comparison(FieldPath Path, string Operator, IReadOnlyList<Literal> Values) : Condition;
}

/// <summary>A field by its path, such as <c>Account.Name</c>, as it was written.</summary>
internal readonly record struct FieldPath(string Text, int Position);

/// <summary>One key of ORDER BY.</summary>
internal sealed record Order(FieldPath Path, bool IsDescending, bool NullsLast);
