using System.Text.Json.Nodes;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary>Finds the address book a user means by name, id, or the beginning of an id.</summary>
internal static class KnownBooks
{
    private const int ShortestBeginning = 4;

    /// <exception cref="CommandException">None, or more than one.</exception>
    public static async Task<JsonNode> FindAsync(EngineClient client, string asked, CancellationToken cancellationToken)
    {
        var books = (await client.GetAsync("AddressBooks", cancellationToken)).List;
        var found = Matching(books, book => book.Text("AddinId").Equals(asked, StringComparison.OrdinalIgnoreCase))
            ?? Matching(books, book => book.Text("Name").Equals(asked, StringComparison.OrdinalIgnoreCase))
            ?? Matching(books, book => asked.Length >= ShortestBeginning && book.Text("AddinId").StartsWith(asked, StringComparison.OrdinalIgnoreCase));
        return found switch
        {
            [var one] => one,
            null => throw new CommandException(ExitCode.Refused, $"There is no address book '{asked}': engine books lists them."),
            _ => throw new CommandException(ExitCode.Refused, $"'{asked}' means several address books: give the whole id that engine books shows."),
        };
    }

    /// <summary>The books' names by their ids.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(EngineClient client, CancellationToken cancellationToken) =>
        (await client.GetAsync("AddressBooks", cancellationToken)).List.OfType<JsonNode>().DistinctBy(book => book.Text("AddinId")).ToDictionary(book => book.Text("AddinId"), book => book.Text("Name"));

    public static string PathOf(JsonNode book) => $"AddressBooks/{Uri.EscapeDataString(book.Text("AddinId"))}";

    private static List<JsonNode>? Matching(IReadOnlyList<JsonNode?> books, Func<JsonNode, bool> isMeant) =>
        books.OfType<JsonNode>().Where(isMeant).ToList() is { Count: > 0 } found ? found : null;
}
