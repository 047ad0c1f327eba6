using Engine.Core.AddressBooks;
using Engine.Host.Web.Books.Listing;
using Engine.Sdk;

namespace Engine.Host.Web.Tests.Books;

/// <summary>Which priorities a new order takes.</summary>
[TestClass]
public sealed class BookOrderTests
{
    private static readonly AddressBookId[] Ids = [.. Enumerable.Range(0, 4).Select(_ => AddressBookId.New())];

    [TestMethod]
    [DataRow(new long[] { 10, 20, 30, 40 }, 3, 0, new long[] { 20, 30, 40, 10 })]
    [DataRow(new long[] { 10, 20, 30, 40 }, 0, 1, new long[] { 20, 10, 30, 40 })]
    [DataRow(new long[] { 10, 20, 30, 40 }, 1, 9, new long[] { 10, 40, 20, 30 })]
    [DataRow(new long[] { 7, 7, 7, 8 }, 1, 0, new long[] { 8, 7, 9, 10 })]
    public void Priorities_OneMoved_MakeTheOrderAndKeepTheRest(long[] before, int from, int to, long[] after)
    {
        var books = before.Select((priority, i) => new AddressBook { Id = Ids[i], ConnectorId = "c", Name = "n", Priority = priority, SettingsJson = "{}" }).ToList();

        var changed = BookOrder.Priorities(books, BookOrder.Moved(Ids, Ids[from], to)).ToDictionary();

        CollectionAssert.AreEqual(after, books.Select(book => changed.GetValueOrDefault(book.Id, book.Priority)).ToArray());
    }
}
