namespace Engine.Sdk;

/// <summary>An image: its bytes, or an address a client can load it from.</summary>
public sealed record Picture
{
    /// <summary>Largest picture the engine passes on, in bytes; greater ones are left out.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>An image by its bytes.</summary>
    /// <param name="data">PNG, JPEG, GIF, WebP or BMP bytes, 1 to <see cref="MaxBytes"/>. Not copied: do not change them afterwards.</param>
    /// <param name="mediaType">Such as <c>image/jpeg</c>.</param>
    /// <exception cref="ArgumentException">The media type is not an image's.</exception>
    public Picture(ReadOnlyMemory<byte> data, string mediaType)
    {
        ArgumentNullException.ThrowIfNull(mediaType);
        if (!mediaType.StartsWith("image/", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException("A picture's media type begins with image/.", nameof(mediaType));
        Data = data;
        MediaType = mediaType;
    }

    /// <summary>An image by its address, for the client to load; the engine does not fetch it.</summary>
    /// <param name="address">Absolute http or https address.</param>
    /// <exception cref="ArgumentException">The address is not an absolute http or https one.</exception>
    public Picture(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            throw new ArgumentException("A picture's address is an absolute http or https one.", nameof(address));
        Address = address;
    }

    /// <summary>The image's bytes; empty when it is given by <see cref="Address"/>.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>The bytes' media type, or null when the image is given by <see cref="Address"/>.</summary>
    public string? MediaType { get; }

    /// <summary>Where a client can load the image, or null when the bytes are here.</summary>
    public Uri? Address { get; }
}
