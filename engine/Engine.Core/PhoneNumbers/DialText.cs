using System.Buffers;

namespace Engine.Core.PhoneNumbers;

/// <summary>Reads what somebody wants to have dialled: a number as people write it, or a link such as <c>tel:+44…</c> that was clicked.</summary>
public static class DialText
{
    public const int MaxLength = 64;

    // Beside what a number is written with: keys of a telephone (*21#), and the pauses of RFC 3601.
    private static readonly SearchValues<char> Dialled = SearchValues.Create("0123456789+*#,;() -./[]");

    /// <summary>The number, as a telephony client is asked to dial it.</summary>
    /// <param name="text">As it was typed, or clicked.</param>
    /// <param name="tel">In plain signs, without the link's scheme.</param>
    /// <returns>False when it is no number to dial, or too long for one.</returns>
    public static bool TryRead(string? text, out string tel)
    {
        tel = "";
        if (text is null || text.Length > NumberText.MaxLength) return false;

        // What a link hides behind percent signs is cleaned as well.
        var linked = NumberLink.NumberOf(Plain(text)).ToString();
        tel = Plain(linked).Trim().TrimStart('/').Trim();
        if (tel.Length <= MaxLength && tel.AsSpan().ContainsAnyInRange('0', '9') && IsDialled(tel)) return true;
        tel = "";
        return false;
    }

    private static bool IsDialled(string tel) => !tel.AsSpan().ContainsAnyExcept(Dialled) || PhoneNumberReader.LooksLikeNumber(tel);

    private static string Plain(string text)
    {
        Span<char> room = stackalloc char[NumberText.MaxLength];
        return NumberText.Clean(text, room).ToString().Replace('\n', ' ');
    }
}
