namespace Engine.Connectors.LocalFiles.Tests;

/// <summary>The smallest things that begin like images.</summary>
internal static class TestPictures
{
    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, .. Filling(180), 0xFF, 0xD9];

    public static byte[] Png { get; } = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. Filling(100)];

    /// <summary>Base64 in lines as vCards have them.</summary>
    public static string Lines(byte[] bytes, string indent, int width = 72) =>
        string.Join("\n", Convert.ToBase64String(bytes).Chunk(width).Select(line => indent + new string(line)));

    private static byte[] Filling(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 37))];
}
