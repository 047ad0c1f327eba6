namespace Engine.Sdk.Http;

/// <summary>Addresses below an address that a user typed, with or without a slash at its end.</summary>
public static class UriExtensions
{
    /// <summary>What lies below an address.</summary>
    /// <param name="address">An absolute address; its query does not count.</param>
    /// <param name="path">Relative, without a slash at its beginning; empty for the address itself, with one slash at its end.</param>
    /// <returns>The address of the path.</returns>
    public static Uri Below(this Uri address, string path)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new(new Uri($"{address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/"), path);
    }
}
