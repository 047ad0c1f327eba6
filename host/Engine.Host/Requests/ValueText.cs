using Engine.Host.Problems;

namespace Engine.Host.Requests;

/// <summary>What holds for every text that a request brings.</summary>
internal static class ValueText
{
    /// <exception cref="RequestRefusedException">The text is too long or holds a NUL character.</exception>
    public static string Checked(string text)
    {
        if (text.Length > RequestValues.MaxValueLength)
            throw new RequestRefusedException(ProblemCode.BodyMalformed, $"A value may have at most {RequestValues.MaxValueLength} characters.");
        if (text.Contains('\0', StringComparison.Ordinal)) throw new RequestRefusedException(ProblemCode.BodyMalformed, "A value must not hold a NUL character.");
        return text;
    }
}
