using Engine.Sdk;

namespace Engine.Core.PhoneNumbers;

/// <summary>Plans what to ask a CRM for: the fewest spellings that miss no true match by the CRM's way of matching.</summary>
public static class NumberSpellings
{
    /// <returns>Most promising first; empty for <see cref="NumberMatching.None"/>.</returns>
    public static IReadOnlyList<string> For(PhoneNumber asked, NumberMatching matching, PhoneNumberReader reader) => throw new NotImplementedException();
}
