namespace Engine.Sdk;

/// <summary>
/// How a CRM compares the telephone number it is asked for with the ones it stores. From this the engine makes the fewest
/// spellings worth asking, so that no true match is missed; it verifies every answer itself, so too many candidates do no harm.
/// </summary>
public enum NumberMatching
{
    /// <summary>
    /// The CRM cannot search numbers. <see cref="IAddressBook.FindByNumberAsync"/> is never called; numbers are found only where the
    /// book is cached through <see cref="IContactFeed"/>.
    /// </summary>
    None = 0,

    /// <summary>The CRM understands numbers and ignores how they are written. Spellings: the number in E.164 (<c>+441733667800</c>).</summary>
    Normalised = 1,

    /// <summary>
    /// The CRM finds records whose number, reduced to its digits, contains the digits asked. Spellings: digits without country code or
    /// trunk prefix (<c>733667800</c>).
    /// </summary>
    Digits = 2,

    /// <summary>
    /// The CRM splits the stored text at blanks and punctuation and finds it by those pieces, as full-text indexes do. Spellings: groupings
    /// by which people write the number, each starting with its most selective piece.
    /// </summary>
    Tokens = 3,

    /// <summary>
    /// The CRM finds records whose stored text contains the text asked, character by character. Spellings: the shortest
    /// unbroken tails of the usual ways to write the number.
    /// </summary>
    Contains = 4,

    /// <summary>The CRM compares the whole stored text. Spellings: the number in every usual way to write it.</summary>
    Literal = 5,
}
