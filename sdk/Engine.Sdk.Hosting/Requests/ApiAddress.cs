namespace Engine.Sdk.Hosting.Requests;

/// <summary>What lies below an API's address, and where it lies below another.</summary>
internal static class ApiAddress
{
    /// <summary>The address with a slash at its end, without query: what relative addresses are below.</summary>
    public static Uri Folder(Uri address) => new(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");

    public static bool IsBelow(Uri? address, Uri api) =>
        address is { IsAbsoluteUri: true } && api.IsAbsoluteUri && (Folder(api).IsBaseOf(address) || PathOf(address) == PathOf(api));

    /// <summary>The same place below another address. One that is there already stays: an account's own address may lie below the common one.</summary>
    public static Uri Move(Uri address, Uri from, Uri to)
    {
        if (!IsBelow(address, from) || (IsBelow(to, from) && IsBelow(address, to))) return address;
        var rest = address.AbsolutePath.Length > Folder(from).AbsolutePath.Length ? address.AbsolutePath[Folder(from).AbsolutePath.Length..] : "";
        return new Uri(Folder(to).AbsoluteUri + rest + address.Query);
    }

    private static string PathOf(Uri address) => address.GetLeftPart(UriPartial.Path).TrimEnd('/');
}
