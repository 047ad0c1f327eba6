using Engine.Core.Caching;
using Engine.Core.Caching.Packing;
using Engine.Core.Names;
using Engine.Core.PhoneNumbers;
using Engine.Core.Search;
using Engine.Sdk;

namespace Engine.Core.Tests.Caching;

/// <summary>What an index finds is what looking at every contact would find, in the same order.</summary>
[TestClass]
public sealed class ContactIndexTests(TestContext context)
{
    private static readonly PhoneNumberReader Reader = new("+44 20 7946 0000");
    private static readonly AddressBookId Book = AddressBookId.New();

    [TestMethod]
    [DataRow(0, 1)]
    [DataRow(1, 1)]
    [DataRow(40, 1)]
    [DataRow(3000, 2)]
    [DataRow(20_000, 3)]
    public async Task FindByName_AnyQuery_FindsTheBestInOrder(int count, int workers)
    {
        var contacts = SampleBook.Contacts(Book, count, seed: count);

        var index = await ContactIndex.BuildAsync(Pack(contacts), Reader, workers, context.CancellationToken);

        Assert.AreEqual(count, index.Count);
        AssertFinds(index, contacts);
    }

    [TestMethod]
    [DataRow(5)]
    [DataRow(2000)]
    public void WithChanges_AddedChangedAndRemoved_IsAsIfBuiltAnew(int count)
    {
        var before = SampleBook.Contacts(Book, count, seed: 1);
        var changed = SampleBook.Contacts(Book, count / 5, seed: 2);
        var removed = before.Skip(count / 2).Take(count / 5).Select(contact => contact.Key).ToList();

        var index = ContactIndex.Build(before, Reader)
            .WithChanges([.. before.Take(3).Select(PackedContact.Pack)], [before[^1].Key], Reader)
            .WithChanges([.. changed.Select(PackedContact.Pack)], removed, Reader);

        var replaced = removed.Concat(changed.Select(contact => contact.Key)).ToHashSet();
        var after = changed.Concat(before.Where(contact => !replaced.Contains(contact.Key))).ToList();
        Assert.AreEqual(after.Count, index.Count);
        AssertFinds(index, after);
        Assert.IsNull(index.Find(removed[0]));
        Assert.AreEqual(changed[0].DisplayText, index.Find(changed[0].Key)?.DisplayText);
    }

    [TestMethod]
    public void Load_WhatWasSaved_FindsTheSame()
    {
        var contacts = SampleBook.Contacts(Book, 5000, seed: 3);
        using var image = new MemoryStream();
        ContactIndex.Build(contacts, Reader).Save(image, Reader);

        image.Position = 0;
        var loaded = ContactIndex.Load(image, Reader);

        Assert.IsNotNull(loaded);
        AssertFinds(loaded, contacts);
    }

    [TestMethod]
    public void Load_ImageOfAnotherReader_IsNone()
    {
        using var image = new MemoryStream();
        ContactIndex.Build(SampleBook.Contacts(Book, 10, seed: 3), Reader).Save(image, Reader);

        image.Position = 0;

        Assert.IsNull(ContactIndex.Load(image, new PhoneNumberReader("+49 89 1234567")));
    }

    [TestMethod]
    public void Load_ImageCutOrChangedAnywhere_IsNone()
    {
        using var image = new MemoryStream();
        ContactIndex.Build(SampleBook.Contacts(Book, 30, seed: 4), Reader).Save(image, Reader);
        var bytes = image.ToArray();

        for (var at = 0; at < bytes.Length; at += 7)
        {
            Assert.IsNull(ContactIndex.Load(new MemoryStream(bytes[..at]), Reader), $"cut at {at}");
            var changed = (byte[])bytes.Clone();
            changed[at] ^= 0x40;
            Assert.IsNull(ContactIndex.Load(new MemoryStream(changed), Reader), $"changed at {at}");
        }
    }

    [TestMethod]
    public async Task BuildAsync_OneKeyTwice_TheLaterCounts()
    {
        var key = new RecordKey(Book, "Contact", "1");
        Contact[] contacts = [Named(key, "Adam"), Named(new(Book, "Lead", "1"), "Berta"), Named(key, "Zoe"), Named(key, "Carl")];

        var index = await ContactIndex.BuildAsync(Pack(contacts), Reader, 2, context.CancellationToken);

        Assert.AreEqual(2, index.Count);
        Assert.AreEqual("Carl", index.Find(key)?.DisplayText);
        Assert.IsEmpty(Names(index, "adam"));
        CollectionAssert.AreEqual((string[])["Berta"], Names(index, "bert"));
    }

    [TestMethod]
    public async Task BuildAsync_BytesThatAreNoContact_AreLeftOut()
    {
        var good = PackedContact.Pack(Named(new(Book, "Contact", "1"), "Adam"));
        PackedContact[] packed = [new(new(Book, "Contact", "2"), new byte[] { 1, 255, 7 }), good, new(new(Book, "Contact", "3"), ReadOnlyMemory<byte>.Empty)];

        var index = await ContactIndex.BuildAsync(packed.ToAsyncEnumerable(), Reader, 1, context.CancellationToken);

        Assert.AreEqual(1, index.Count);
    }

    [TestMethod]
    public async Task BuildAsync_Cancelled_Throws()
    {
        using var leaving = new CancellationTokenSource();
        await leaving.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(
            () => ContactIndex.BuildAsync(Pack(SampleBook.Contacts(Book, 5000, seed: 1)), Reader, 2, leaving.Token));
    }

    [TestMethod]
    public void FindByNumber_ContactsSharingNumbers_FindsEachOnceBestFirst()
    {
        Contact[] contacts =
        [
            Named(new(Book, "Contact", "1"), "Zoe", "+44 20 7946 0017", "020 7946 0017"),
            Named(new(Book, "Contact", "2"), "Adam", "020 7946 0017 ext 12"),
            Named(new(Book, "Contact", "3"), "Carl", "7946 0017"),
            Named(new(Book, "Contact", "4"), "Stranger", "+44 161 946 0017"),
        ];

        var index = ContactIndex.Build(contacts, Reader);

        CollectionAssert.AreEqual((string[])["Zoe", "Adam", "Carl"], Numbers(index, "+442079460017"));
        CollectionAssert.AreEqual((string[])["Adam", "Zoe", "Carl"], Numbers(index, "+442079460017 x12"));
        Assert.IsEmpty(Numbers(index, "+442079460018"));
    }

    [TestMethod]
    public void Find_UnknownAndDefaultKeys_AreNone()
    {
        var index = ContactIndex.Build(SampleBook.Contacts(Book, 100, seed: 1), Reader);

        Assert.IsNull(index.Find(new(Book, "Contact", "nobody")));
        Assert.IsNull(index.Find(new(Book, "Nothing", "1")));
        Assert.IsNull(index.Find(default));
        Assert.IsNull(ContactIndex.Empty.Find(new(Book, "Contact", "1")));
    }

    private static void AssertFinds(ContactIndex index, IReadOnlyList<Contact> contacts)
    {
        var sortKey = new SortKey();
        foreach (var query in SampleBook.Queries)
        {
            var asked = new NameMatcher(query);
            var expected = contacts
                .Select(contact => (Contact: contact, Rank: asked.Rank(contact)))
                .Where(found => found.Rank is not null)
                .OrderBy(found => found.Rank)
                .ThenBy(found => sortKey.Of(PackedContact.Pack(found.Contact).Body.Span))
                .ThenBy(found => found.Contact.Key.Id, StringComparer.Ordinal)
                .Take(200)
                .Select(found => found.Contact.Key.Id)
                .ToList();
            foreach (var limit in (int[])[1, 10, 33, 200])
            {
                var found = new FoundContact[limit];
                var count = index.FindByName(asked, found);
                foreach (var hit in found.Take(count)) Assert.AreEqual((index.Read(hit)!.Key, index.Read(hit)!.DisplayText), index.ReadLine(hit));
                CollectionAssert.AreEqual(expected.Take(limit).ToList(), found.Take(count).Select(hit => index.Read(hit)?.Key.Id).ToList(), $"“{query}”, {limit}");
            }
        }
    }

    private static List<string?> Names(ContactIndex index, string query)
    {
        var found = new FoundContact[10];
        return [.. found.Take(index.FindByName(new NameMatcher(query), found)).Select(hit => index.Read(hit)?.DisplayText)];
    }

    private static List<string?> Numbers(ContactIndex index, string query)
    {
        var found = new FoundContact[10];
        var count = index.FindByNumber(Reader.ReadAsked(query)!.Value, found);
        return [.. found.Take(count).Where(hit => hit.Quality != MatchQuality.Suffix).Select(hit => index.Read(hit)?.DisplayText)];
    }

    private static Contact Named(RecordKey key, string name, params string[] numbers) => new()
    {
        Key = key,
        Fields = [new(WellKnownFields.FirstName, name), .. numbers.Select(number => new ContactField(WellKnownFields.BusinessPhone, number))],
        DisplayText = name,
    };

    private static IAsyncEnumerable<PackedContact> Pack(IEnumerable<Contact> contacts) => contacts.Select(PackedContact.Pack).ToAsyncEnumerable();
}
