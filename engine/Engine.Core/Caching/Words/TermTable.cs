using Engine.Core.Caching.Images;

namespace Engine.Core.Caching.Words;

/// <summary>Every word that stands in any contact, once, in order.</summary>
internal sealed class TermTable : SortedTexts
{
    private readonly byte[] _text;
    private readonly uint[] _starts;

    public TermTable(byte[] text, uint[] starts)
    {
        (_text, _starts) = (text, starts);
        Sample();
    }

    public TermTable(ImageReader image)
        : this(image.Read<byte>(), image.Read<uint>())
    {
    }

    public override int Count => _starts.Length - 1;

    public override ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var start = _starts[index];
            return _text.AsSpan((int)start, (int)(_starts[index + 1] - start));
        }
    }

    /// <summary>The term from an offset on.</summary>
    public ReadOnlySpan<byte> Tail(int index, int offset) => this[index][offset..];

    public void Save(ImageWriter image)
    {
        image.Write<byte>(_text);
        image.Write<uint>(_starts);
    }
}
