namespace Engine.Sdk.VCards;

/// <summary>Understands the labels of numbers, addresses and columns by their words, in the languages exports come in.</summary>
public static class ContactLabel
{
    /// <summary>The words of a label: lower case, without accents and punctuation, compounds taken apart; numbers that count columns are left out.</summary>
    /// <param name="label">The label.</param>
    /// <returns>The words; none in an empty label.</returns>
    /// <exception cref="ArgumentNullException">The label is null.</exception>
    public static string[] Words(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return Vocabulary.Words(label);
    }

    /// <summary>Whether any of the words has a meaning.</summary>
    /// <param name="words">Words as <see cref="Words"/> gives them.</param>
    /// <param name="meaning">The meaning.</param>
    /// <returns>True when one has it.</returns>
    /// <exception cref="ArgumentNullException">The words are null.</exception>
    public static bool Any(string[] words, LabelMeaning meaning)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Array.Exists(words, word => Vocabulary.Has(word, meaning));
    }

    /// <summary>Where what is labelled belongs.</summary>
    /// <param name="words">Words as <see cref="Words"/> gives them.</param>
    /// <returns>Work before home before other; none where the words do not say.</returns>
    /// <exception cref="ArgumentNullException">The words are null.</exception>
    public static Place PlaceOf(string[] words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Vocabulary.PlaceOf(words);
    }

    /// <summary>The field of a number, for words some of which are known: a mobile one first, since "work mobile" is a mobile telephone.</summary>
    /// <param name="words">Words as <see cref="Words"/> gives them.</param>
    /// <returns>One of <see cref="WellKnownFields"/>.</returns>
    /// <exception cref="ArgumentNullException">The words are null.</exception>
    public static string TelephoneField(string[] words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return TelephoneLabel.FieldFor(words);
    }
}
