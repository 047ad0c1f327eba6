using Engine.Core.Search;
using Engine.Sdk;
using Engine.Core.Caching.Packing;

namespace Engine.Core.Tests.Caching;

[TestClass]
public sealed class ContactCodecTests
{
    private static readonly RecordKey Key = new(AddressBookId.New(), "Contact", "1");

    private static readonly Contact Whole = new()
    {
        Key = Key,
        DisplayText = "Bob Jones, Company A",
        WebAddress = new("https://crm.example/contacts/1?x=%C3%A4"),
        AllowsCallLog = false,
        Fields =
        [
            .. AllWellKnown().Select(name => new ContactField(name, "value of " + name)),
            new("Kundennummer", "ä€😀\0\u202E"),
            new(WellKnownFields.BusinessPhone, "+44 1733 667800"),
            new("Homepage", "https://a.example") { Kind = ContactFieldKind.WebAddress },
            new("Second fax", new string('9', 300)) { Kind = ContactFieldKind.Fax },
            new("Empty", ""),
        ],
        Actions = [new() { ActionId = "CreateTicket", DisplayText = "Create Ticket" }, new() { ActionId = "Mail", DisplayText = "" }],
    };

    private static IEnumerable<Contact> Contacts =>
    [
        Whole,
        new() { Key = Key, Fields = [] },
        new() { Key = Key, Fields = [], DisplayText = "" },
        new() { Key = Key, Fields = [new("Notes", new string('x', 20_000_000))] },
        new() { Key = Key, Fields = [.. Enumerable.Range(0, 1000).Select(i => new ContactField($"Field {i}", ""))] },
    ];

    [TestMethod]
    [DynamicData(nameof(Contacts))]
    public void Decode_WhatWasEncoded_IsTheSameContact(Contact contact)
    {
        var decoded = ContactCodec.Decode(Key, ContactCodec.Encode(contact));

        Assert.IsNotNull(decoded);
        CollectionAssert.AreEqual(contact.Fields.ToList(), decoded.Fields.ToList());
        CollectionAssert.AreEqual(contact.Actions.ToList(), decoded.Actions.ToList());
        Assert.AreEqual(contact with { Fields = decoded.Fields, Actions = decoded.Actions, DisplayText = contact.DisplayText ?? DisplayText.Of(Key, contact.Fields) }, decoded);
    }

    [TestMethod]
    public void Decode_CutAnywhere_IsNoContactAndNoException()
    {
        var bytes = ContactCodec.Encode(Whole);

        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.IsNull(ContactCodec.Decode(Key, bytes.AsSpan(0, length)));
        }
    }

    [TestMethod]
    public void Decode_AnyByteChanged_NeverThrows()
    {
        var bytes = ContactCodec.Encode(Whole);

        for (var i = 0; i < bytes.Length; i++)
        {
            foreach (var value in (byte[])[0, 0x7F, 0x80, 0xFF])
            {
                var changed = (byte[])bytes.Clone();
                changed[i] = value;
                var decoded = ContactCodec.Decode(Key, changed);
                Assert.AreEqual(Key, decoded?.Key ?? Key);
            }
        }
    }

    [TestMethod]
    [DataRow("0200FFFFFFFF07", DisplayName = "later version")]
    [DataRow("0100FFFFFFFF07", DisplayName = "two thousand million fields")]
    [DataRow("0100FFFFFFFFFF", DisplayName = "count without end")]
    [DataRow("01000111000178", DisplayName = "field name of a later version")]
    [DataRow("0100010000000178", DisplayName = "field without a name")]
    public void Decode_BytesOfNoContact_IsNull(string hex) => Assert.IsNull(ContactCodec.Decode(Key, Convert.FromHexString(hex)));

    [TestMethod]
    public void Decode_TwoContacts_ShareTheWellKnownFieldNames()
    {
        var bytes = ContactCodec.Encode(Whole);

        var (one, two) = (ContactCodec.Decode(Key, bytes), ContactCodec.Decode(Key, bytes));

        for (var i = 0; i < Whole.Fields.Count; i++)
        {
            if (WellKnownFields.Contains(Whole.Fields[i].Name)) Assert.AreSame(one?.Fields[i].Name, two?.Fields[i].Name);
        }
    }

    [TestMethod]
    public void Encode_EveryWellKnownName_TakesOneByte()
    {
        foreach (var name in AllWellKnown())
        {
            var bytes = ContactCodec.Encode(new() { Key = Key, Fields = [new(name, "")] });

            Assert.HasCount(5, bytes, name);
        }
    }

    private static IEnumerable<string> AllWellKnown() =>
        typeof(WellKnownFields).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
}
