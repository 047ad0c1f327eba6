using Engine.Core.AddressBooks;
using Engine.Sdk;

namespace Engine.Host.Web.Books.Listing;

/// <summary>Puts books into another order by giving them the priorities there are already: only those between the two places get another.</summary>
internal static class BookOrder
{
    /// <summary>The ids with one of them at another place.</summary>
    public static IReadOnlyList<AddressBookId> Moved(IReadOnlyList<AddressBookId> order, AddressBookId book, int place)
    {
        var moved = order.Where(id => id != book).ToList();
        moved.Insert(Math.Clamp(place, 0, moved.Count), book);
        return moved;
    }

    /// <summary>The priorities that make this order, of those books alone whose priority changes.</summary>
    public static IReadOnlyList<(AddressBookId Id, long Priority)> Priorities(IReadOnlyList<AddressBook> books, IReadOnlyList<AddressBookId> order)
    {
        var before = books.ToDictionary(book => book.Id, book => book.Priority);
        var free = before.Values.Order().ToArray();
        // Where two had the same, the later one steps aside, and whoever is pushed by it.
        for (var i = 1; i < free.Length; i++) free[i] = Math.Max(free[i], free[i - 1] + 1);
        return [.. order.Where(before.ContainsKey).Zip(free).Where(pair => before[pair.First] != pair.Second)];
    }

    /// <summary>Moves a book; those that were removed meanwhile are passed over.</summary>
    public static async Task MoveAsync(AddressBookRegistry registry, AddressBookId book, int place, CancellationToken cancellationToken)
    {
        var books = registry.All.Select(status => status.Book).ToList();
        foreach (var (id, priority) in Priorities(books, Moved([.. books.Select(known => known.Id)], book, place)))
            await registry.UpdateAsync(id, new() { Priority = priority }, cancellationToken);
    }
}
