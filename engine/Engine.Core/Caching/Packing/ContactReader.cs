using Engine.Sdk;

namespace Engine.Core.Caching.Packing;

/// <summary>Reads a packed contact where it lies, without making an object of it.</summary>
internal ref struct ContactReader
{
    private ByteReader _bytes;
    private int _fields;

    /// <exception cref="FormatException">The bytes are no contact.</exception>
    public ContactReader(ReadOnlySpan<byte> body)
    {
        _bytes = new ByteReader(body);
        var parts = ContactCodec.ReadParts(ref _bytes);
        if (parts.HasFlag(ContactParts.DisplayText)) DisplayText = _bytes.ReadBytes();
        if (parts.HasFlag(ContactParts.WebAddress)) _bytes.ReadBytes();
        _fields = _bytes.ReadCount();
    }

    /// <summary>UTF-8; empty when it is what the engine makes of the names.</summary>
    public ReadOnlySpan<byte> DisplayText { get; }

    /// <exception cref="FormatException">The bytes are no contact.</exception>
    public bool TryRead(out PackedField field)
    {
        field = default;
        if (_fields == 0) return false;
        _fields--;
        var name = ContactCodec.ReadName(ref _bytes, out var label, out var kind);
        field = new PackedField(name, label, kind, _bytes.ReadBytes());
        return true;
    }
}

/// <summary>A field where it lies.</summary>
/// <param name="name">The well-known name, or null.</param>
/// <param name="label">The CRM's own name in UTF-8; empty when it is a well-known one.</param>
/// <param name="kind">What the value is.</param>
/// <param name="value">UTF-8.</param>
internal readonly ref struct PackedField(string? name, ReadOnlySpan<byte> label, ContactFieldKind kind, ReadOnlySpan<byte> value)
{
    public string? Name { get; } = name;

    public ReadOnlySpan<byte> Label { get; } = label;

    public ContactFieldKind Kind { get; } = kind;

    public ReadOnlySpan<byte> Value { get; } = value;
}
