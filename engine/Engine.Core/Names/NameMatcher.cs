using Engine.Sdk;

namespace Engine.Core.Names;

/// <summary>A name as asked for, ready to be compared with many contacts.</summary>
public sealed class NameMatcher
{
    /// <param name="text">What the user typed; control characters and lone surrogates are taken out.</param>
    public NameMatcher(string text) => throw new NotImplementedException();

    /// <summary>The text, cleaned and trimmed; empty when there is nothing left to look for.</summary>
    public string Text => throw new NotImplementedException();

    /// <summary>The words as typed.</summary>
    public IReadOnlyList<string> Words => throw new NotImplementedException();

    /// <summary>
    /// How well a contact fits: 0 is best; null when a word is nowhere in it. Whole word before prefix, start before middle, name before
    /// company before other texts.
    /// </summary>
    public int? Rank(Contact contact) => throw new NotImplementedException();
}
