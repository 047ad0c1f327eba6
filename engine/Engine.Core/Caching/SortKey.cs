using System.Buffers.Binary;
using Engine.Core.Caching.Packing;
using Engine.Core.Names;
using Engine.Sdk;

namespace Engine.Core.Caching;

/// <summary>By what equally good contacts are ordered: the beginning of the text that is shown, folded. Reusable; one thread at a time.</summary>
internal sealed class SortKey : IFoldedWords
{
    private readonly WordFolder _folder = new(isAsked: true);
    private readonly byte[] _bytes = new byte[16];
    private int _length;

    /// <param name="body">A packed contact.</param>
    /// <exception cref="FormatException">The bytes are no contact.</exception>
    public UInt128 Of(ReadOnlySpan<byte> body)
    {
        Array.Clear(_bytes);
        _length = 0;
        var contact = new ContactReader(body);
        if (contact.DisplayText.IsEmpty) AddNames(contact);
        else _folder.Fold(contact.DisplayText, this);
        return BinaryPrimitives.ReadUInt128BigEndian(_bytes);
    }

    void IFoldedWords.Add(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> loose, bool isFirst)
    {
        if (_length > 0) Append(" "u8);
        Append(plain);
    }

    // The parts of which DisplayText.Of makes one.
    private void AddNames(ContactReader contact)
    {
        ReadOnlySpan<byte> whole = default, first = default, last = default, company = default, email = default;
        while (contact.TryRead(out var field))
        {
            switch (field.Name)
            {
                case WellKnownFields.ContactName when whole.IsEmpty: whole = field.Value; break;
                case WellKnownFields.FirstName when first.IsEmpty: first = field.Value; break;
                case WellKnownFields.LastName when last.IsEmpty: last = field.Value; break;
                case WellKnownFields.CompanyName when company.IsEmpty: company = field.Value; break;
                case WellKnownFields.Email when email.IsEmpty: email = field.Value; break;
            }
        }

        if (whole.IsEmpty)
        {
            _folder.Fold(first, this);
            _folder.Fold(last, this);
        }

        _folder.Fold(whole, this);
        _folder.Fold(company, this);
        if (_length == 0) _folder.Fold(email, this);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        var taken = Math.Min(bytes.Length, _bytes.Length - _length);
        bytes[..taken].CopyTo(_bytes.AsSpan(_length));
        _length += taken;
    }
}
