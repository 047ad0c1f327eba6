using System.Buffers.Text;
using System.Security.Cryptography;
using CsCheck;
using Engine.Core.Actions;
using Engine.Sdk;

namespace Engine.Core.Tests.Actions;

[TestClass]
public sealed class ActionTokensTests
{
    private static readonly ActionTokens Tokens = new(new Key(7));

    private static readonly ActionReference Show = new()
    {
        Record = new(AddressBookId.Parse("4f582a30c75b431288bf76a397c1ba3a"), "Contact", "003D000001"),
        ActionId = ActionIds.ShowRecord,
        WebAddress = new("https://crm.example.com/003D000001?a=b&c=%20d"),
    };

    // Any UTF-16 at all, lone surrogates and NUL included: an id is whatever the connector says.
    private static readonly Gen<ActionReference> References = Gen.Select(
        Gen.String[Gen.Char, 1, RecordKey.MaxTypeLength],
        Gen.String[Gen.Char, 1, RecordKey.MaxIdLength],
        Gen.OneOf(Gen.Const((string?)null), Gen.String[Gen.Char.AlphaNumeric, 1, 64].Select(id => (string?)id)),
        Gen.OneOf(Gen.Const((Uri?)null), Gen.String[Gen.Char.AlphaNumeric, 0, 40].Select(path => (Uri?)new Uri($"https://crm.example.com/{path}"))),
        (type, id, action, address) => new ActionReference { Record = new(AddressBookId.New(), type, id), ActionId = action, WebAddress = address });

    [TestMethod]
    public void TryRead_AnyTokenMade_GivesTheReferenceBack() => References.Sample(reference =>
    {
        var token = Tokens.Create(reference);

        return Tokens.TryRead(token, out var read) && read == reference && token == Tokens.Create(read) && token.All(IsUrlSafe);
    });

    [TestMethod]
    public void TryRead_AnyBitFlipped_IsRefused()
    {
        var bytes = Base64Url.DecodeFromChars(Tokens.Create(Show));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.IsFalse(Tokens.TryRead(Base64Url.EncodeToString(bytes), out _), $"bit {bit}");

            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [TestMethod]
    public void TryRead_AnyCharacterChanged_IsRefused()
    {
        var token = Tokens.Create(Show);
        Gen.Select(Gen.Int[0, token.Length - 1], Gen.Char).Sample((at, other) =>
            token[at] == other || !Tokens.TryRead(token[..at] + other + token[(at + 1)..], out _));
    }

    [TestMethod]
    public void TryRead_AnyTextFromOutside_IsRefusedWithoutThrowing() => Gen.String[Gen.Char, 0, 200].Sample(text => !Tokens.TryRead(text, out _));

    [TestMethod]
    public void TryRead_ShortenedOrLengthened_IsRefused()
    {
        var token = Tokens.Create(Show);
        for (var length = 0; length < token.Length; length++) Assert.IsFalse(Tokens.TryRead(token[..length], out _));
        foreach (var added in new[] { "A", "=", "==", " ", "\n", "\0" })
        {
            Assert.IsFalse(Tokens.TryRead(token + added, out _));
            Assert.IsFalse(Tokens.TryRead(added + token, out _));
        }
    }

    [TestMethod]
    public void TryRead_SpareBitsOfTheLastCharacterSet_IsRefused()
    {
        foreach (var id in new[] { "1", "12", "123" })
        {
            var token = Tokens.Create(Show with { Record = new(Show.Record.Book, "C", id) });
            foreach (var last in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
                Assert.AreEqual(last == token[^1], Tokens.TryRead(token[..^1] + last, out _));
        }
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("H4sIAAAAAAAEAKtWckwuyczP80xRslIKzsg")]
    [DataRow("=====")]
    [DataRow("\ud800\udfff")]
    public void TryRead_NotAToken_IsRefused(string? token) => Assert.IsFalse(Tokens.TryRead(token, out _));

    [TestMethod]
    public void TryRead_EndlessText_IsRefusedUnread()
    {
        var endless = new string('A', 50_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.IsFalse(Tokens.TryRead(endless, out _));

        Assert.IsLessThan(10_000, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void TryRead_AnotherInstallationsToken_IsRefused()
    {
        var foreign = new ActionTokens(new Key(8)).Create(Show);

        Assert.IsFalse(Tokens.TryRead(foreign, out _));
    }

    [TestMethod]
    [DataRow("", DisplayName = "nothing")]
    [DataRow("01", DisplayName = "version alone")]
    [DataRow("02004f582a30c75b431288bf76a397c1ba3a00024300023100", DisplayName = "another version")]
    [DataRow("01044f582a30c75b431288bf76a397c1ba3a000243000231", DisplayName = "unknown part")]
    [DataRow("01004f582a30c75b431288bf76a397c1ba3a0000000231", DisplayName = "empty type")]
    [DataRow("01004f582a30c75b431288bf76a397c1ba3a00024300023100", DisplayName = "something behind")]
    [DataRow("01004f582a30c75b431288bf76a397c1ba3a000243ffff31", DisplayName = "length beyond the end")]
    [DataRow("01004f582a30c75b431288bf76a397c1ba3a0002ff000231", DisplayName = "no UTF-8")]
    [DataRow("01004f582a30c75b431288bf76a397c1ba3a000343000231", DisplayName = "half a UTF-16 unit")]
    [DataRow("01024f582a30c75b431288bf76a397c1ba3a000243000231000e66696c653a2f2f", DisplayName = "address of a file")]
    public void TryRead_SignedButNotWellFormed_IsRefused(string payload)
    {
        var bytes = Convert.FromHexString(payload);
        byte[] token = [.. HMACSHA256.HashData(new Key(7).ActionKey.Span, bytes).AsSpan(0, 16), .. bytes];

        Assert.IsFalse(Tokens.TryRead(Base64Url.EncodeToString(token), out _));
    }

    [TestMethod]
    [DataRow("file:///etc/passwd")]
    [DataRow("javascript:alert(1)")]
    [DataRow("ms-msdt:/id")]
    [DataRow("ftp://example.com/x")]
    public void Create_AddressThatIsNoWebPage_IsLeftOut(string address)
    {
        var token = Tokens.Create(Show with { WebAddress = new(address) });

        Assert.IsTrue(Tokens.TryRead(token, out var read));
        Assert.IsNull(read.WebAddress);
    }

    [TestMethod]
    public void Create_RelativeAddress_IsLeftOut()
    {
        var token = Tokens.Create(Show with { WebAddress = new("/x", UriKind.Relative) });

        Assert.IsTrue(Tokens.TryRead(token, out var read));
        Assert.IsNull(read.WebAddress);
    }

    [TestMethod]
    [DataRow(100)]
    [DataRow(6000)]
    [DataRow(60_000)]
    public void Create_LongestRecordAndAddress_CanAlwaysBeRead(int addressLength)
    {
        var reference = new ActionReference
        {
            Record = new(AddressBookId.New(), new string('\u4e2d', RecordKey.MaxTypeLength), new string('\u4e2d', RecordKey.MaxIdLength)),
            ActionId = new string('a', 64),
            WebAddress = new("https://crm.example.com/" + new string('x', addressLength)),
        };

        var token = Tokens.Create(reference);

        Assert.IsLessThanOrEqualTo(ActionTokens.MaxLength, token.Length);
        Assert.IsTrue(Tokens.TryRead(token, out var read));
        Assert.AreEqual(reference.Record, read.Record);
        Assert.AreEqual(addressLength == 100, read.WebAddress is not null);
    }

    private static bool IsUrlSafe(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';

    private sealed class Key(byte seed) : IInstallationKey
    {
        public ReadOnlyMemory<byte> ActionKey { get; } = Enumerable.Repeat(seed, 32).ToArray();
    }
}
