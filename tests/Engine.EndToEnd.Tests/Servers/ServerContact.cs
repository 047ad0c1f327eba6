namespace Engine.EndToEnd.Tests.Servers;

/// <summary>Somebody whom every server knows.</summary>
internal sealed record ServerContact
{
    public static ServerContact Bob { get; } = new() { Id = "bob", FirstName = "Bob", LastName = "Jones", Number = "(01632) 960-123" };

    public static ServerContact Zofia { get; } = new() { Id = "zofia", FirstName = "Zoë", LastName = "Łukasiewicz", Number = "+44 1632 960124" };

    /// <summary>Has a photo.</summary>
    public static ServerContact Paula { get; } = new() { Id = "paula", FirstName = "Paula", LastName = "Portrait", Number = "+44 1632 960125", Photo = TinyPng };

    public static IReadOnlyList<ServerContact> All { get; } = [Bob, Zofia, Paula];

    public required string Id { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    /// <summary>As people typed it.</summary>
    public required string Number { get; init; }

    public byte[] Photo { get; init; } = [];

    public string FullName => $"{FirstName} {LastName}";

    // One pixel.
    private static byte[] TinyPng => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
