namespace Engine.Core.PhoneNumbers.Plans;

/// <summary>How many digits a number of a plan may have.</summary>
internal readonly struct PossibleLengths(IEnumerable<int> whole, IEnumerable<int> localOnly)
{
    private readonly uint _whole = Mask(whole);
    private readonly uint _localOnly = Mask(localOnly);

    public static uint Mask(IEnumerable<int> lengths) =>
        lengths.Where(length => length is > 0 and < 32).Aggregate(0u, (mask, length) => mask | (1u << length));

    public bool Allows(int length) => length < 32 && (_whole >> length & 1) != 0;

    public bool IsTooLong(int length) => !IsLocalOnly(length) && (length >= 32 || _whole >> length == 0);

    /// <summary>Whether a national prefix may be taken off a number of which this much is left: it must not become too short a number.</summary>
    public bool AllowsRest(int length) => Allows(length) || IsTooLong(length);

    private bool IsLocalOnly(int length) => length < 32 && (_localOnly >> length & 1) != 0;
}
