using Engine.Core.PhoneNumbers;

namespace Engine.Core.Caching.Images;

/// <summary>What an image must have been made by to be read: its first text.</summary>
internal static class ImageFormat
{
    // Grows with every change of what stands in an image, or of how words are folded.
    private const int Version = 1;

    public static string Of(PhoneNumberReader reader) => $"contacts {Version} {reader.Fingerprint}";
}
