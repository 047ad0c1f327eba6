namespace Engine.Core.PhoneNumbers;

/// <summary>Reads telephone numbers the way one user's country and area mean them. Never throws on text, takes linear time.</summary>
public sealed class PhoneNumberReader
{
    /// <param name="ownTel">The user's own number, which gives country and area code; null or unreadable: neither is assumed.</param>
    public PhoneNumberReader(string? ownTel) => throw new NotImplementedException();

    /// <summary>Whether a search text is a telephone number: digits and the signs people put around them, an extension included.</summary>
    public static bool LooksLikeNumber(string query) => throw new NotImplementedException();

    /// <summary>Reads what a user asked for.</summary>
    /// <returns>Null when there is no digit in it.</returns>
    public PhoneNumber? ReadAsked(string text) => throw new NotImplementedException();

    /// <summary>Reads what a contact holds.</summary>
    /// <param name="text">The number as someone typed it.</param>
    /// <param name="country">The contact's country (a name or ISO code) where known: numbers without country code are read as of there.</param>
    /// <returns>Null when there is no number in it.</returns>
    public PhoneNumber? ReadStored(string text, string? country) => throw new NotImplementedException();
}
