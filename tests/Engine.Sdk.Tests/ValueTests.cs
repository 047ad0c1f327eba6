namespace Engine.Sdk.Tests;

[TestClass]
public sealed class ValueTests
{
    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("4f582a30c75b431288bf76a397c1ba3")]
    [DataRow("4f582a30-c75b-4312-88bf-76a397c1ba3a")]
    [DataRow("../../../../etc/passwd/0000000000")]
    public void AddressBookId_NotThirtyTwoHexDigits_DoesNotParse(string? text)
    {
        Assert.IsFalse(AddressBookId.TryParse(text, null, out _));
        if (text is not null) Assert.ThrowsExactly<FormatException>(() => AddressBookId.Parse(text));
    }

    [TestMethod]
    public void AddressBookId_Written_ReadsAsTheSame()
    {
        var id = AddressBookId.New();

        Assert.AreEqual(id, AddressBookId.Parse(id.ToString().ToUpperInvariant()));
        Assert.AreEqual(32, id.ToString().Length);
    }

    [TestMethod]
    [DataRow("", "1")]
    [DataRow("Contact", "")]
    public void RecordKey_EmptyPart_IsRefused(string type, string id) =>
        Assert.Throws<ArgumentException>(() => new RecordKey(AddressBookId.New(), type, id));

    [TestMethod]
    public void RecordKey_TooLong_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new RecordKey(AddressBookId.New(), "Contact", new string('x', RecordKey.MaxIdLength + 1)));

    [TestMethod]
    public void RecordKey_AsText_DoesNotHoldTheRecordsId() =>
        Assert.DoesNotContain("bob@example.com", new RecordKey(AddressBookId.New(), "Contact", "bob@example.com").ToString());

    [TestMethod]
    [DataRow(WellKnownFields.BusinessPhone, ContactFieldKind.Telephone)]
    [DataRow(WellKnownFields.Fax, ContactFieldKind.Fax)]
    [DataRow(WellKnownFields.Email, ContactFieldKind.Email)]
    [DataRow("businessphone", ContactFieldKind.Text)]
    [DataRow("Shoe size", ContactFieldKind.Text)]
    public void ContactField_Kind_FollowsFromTheName(string name, ContactFieldKind expected) =>
        Assert.AreEqual(expected, new ContactField(name, "1").Kind);

    [TestMethod]
    public void ContactField_NoValue_IsEmpty() => Assert.AreEqual("", new ContactField("Notes", null).Value);

    [TestMethod]
    public void Picture_NoImage_IsRefused() => Assert.Throws<ArgumentException>(() => new Picture(new byte[] { 1 }, "text/html"));

    [TestMethod]
    [DataRow("file:///etc/passwd")]
    [DataRow("javascript:alert(1)")]
    public void Picture_AddressOfAnotherScheme_IsRefused(string address) => Assert.Throws<ArgumentException>(() => new Picture(new Uri(address)));
}
