using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Engine.Sdk;

namespace Engine.Core.Actions;

/// <summary>
/// The binary form of an <see cref="ActionReference"/>: version, parts present, book, then each text with its length before it. A text is UTF-8;
/// one that is not proper Unicode (a connector may use any string as an id) is UTF-16, so that every key comes back as it was.
/// </summary>
internal static class ActionPayload
{
    private const byte Version = 1;
    private const byte HasAction = 1;
    private const byte HasAddress = 2;
    private const int BookBytes = 16;

    /// <summary>Writes a reference; its web address only where that is safe and there is room for it.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Write(ActionReference reference, Span<byte> bytes)
    {
        var address = WebAddresses.IsSafe(reference.WebAddress) ? reference.WebAddress.AbsoluteUri : null;
        var length = Write(reference, null, bytes);
        return address is not null && length + 2 + address.Length <= bytes.Length ? Write(reference, address, bytes) : length;
    }

    public static bool TryRead(ReadOnlySpan<byte> payload, [NotNullWhen(true)] out ActionReference? reference)
    {
        reference = null;
        if (payload.Length < 2 + BookBytes || payload[0] != Version) return false;
        var parts = payload[1];
        var book = AddressBookId.Parse(Convert.ToHexStringLower(payload.Slice(2, BookBytes)));
        var rest = payload[(2 + BookBytes)..];
        Uri? address = null;
        string? action = null;
        if ((parts & ~(HasAction | HasAddress)) != 0 ||
            !TryTake(ref rest, out var type) || type.Length is 0 or > RecordKey.MaxTypeLength ||
            !TryTake(ref rest, out var id) || id.Length is 0 or > RecordKey.MaxIdLength ||
            ((parts & HasAction) != 0 && !TryTake(ref rest, out action)) ||
            ((parts & HasAddress) != 0 && !TryTakeAddress(ref rest, out address)) ||
            !rest.IsEmpty)
        {
            return false;
        }

        reference = new() { Record = new(book, type, id), ActionId = action, WebAddress = address };
        return true;
    }

    private static int Write(ActionReference reference, string? address, Span<byte> bytes)
    {
        (bytes[0], bytes[1]) = (Version, (byte)((reference.ActionId is null ? 0 : HasAction) | (address is null ? 0 : HasAddress)));
        Convert.FromHexString(reference.Record.Book.ToString(), bytes.Slice(2, BookBytes), out _, out _);
        var rest = bytes[(2 + BookBytes)..];
        Put(ref rest, reference.Record.Type);
        Put(ref rest, reference.Record.Id);
        if (reference.ActionId is not null) Put(ref rest, reference.ActionId);
        if (address is not null) Put(ref rest, address);
        return bytes.Length - rest.Length;
    }

    // Two bytes before each text: its length in bytes times two, plus one for UTF-16.
    private static void Put(ref Span<byte> rest, string text)
    {
        var isUtf16 = !IsUnicode(text);
        var length = isUtf16 ? text.Length * sizeof(char) : Encoding.UTF8.GetByteCount(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, short.MaxValue, nameof(text));
        BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)((length << 1) | (isUtf16 ? 1 : 0)));
        if (isUtf16) MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(rest[2..]);
        else Encoding.UTF8.GetBytes(text, rest[2..]);
        rest = rest[(2 + length)..];
    }

    // A surrogate without its partner is enumerated as the replacement character; a text that holds that character itself travels as UTF-16 too.
    private static bool IsUnicode(string text)
    {
        if (Ascii.IsValid(text)) return true;
        foreach (var rune in text.EnumerateRunes())
            if (rune == Rune.ReplacementChar) return false;
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> rest, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (!BinaryPrimitives.TryReadUInt16BigEndian(rest, out var header)) return false;
        var (length, isUtf16) = (header >> 1, (header & 1) == 1);
        if (rest.Length - 2 < length || (isUtf16 && length % 2 != 0)) return false;
        var encoded = rest.Slice(2, length);
        if (!isUtf16 && !Utf8.IsValid(encoded)) return false;
        text = isUtf16 ? new string(MemoryMarshal.Cast<byte, char>(encoded)) : Encoding.UTF8.GetString(encoded);
        rest = rest[(2 + length)..];
        return true;
    }

    private static bool TryTakeAddress(ref ReadOnlySpan<byte> rest, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        return TryTake(ref rest, out var text) && Uri.TryCreate(text, UriKind.Absolute, out address) && WebAddresses.IsSafe(address);
    }
}
