using System.Text;

namespace Engine.Core.Names;

/// <summary>A word in the making; what is beyond its size tells nobody apart and is left out.</summary>
internal sealed class WordBuffer
{
    public const int MaxBytes = 96;

    private readonly byte[] _bytes = new byte[MaxBytes];
    private int _length;

    public ReadOnlySpan<byte> Word => _bytes.AsSpan(0, _length);

    public bool IsEmpty => _length == 0;

    public void Clear() => _length = 0;

    public void Add(byte letter)
    {
        if (_length < MaxBytes) _bytes[_length++] = letter;
    }

    public void Add(Rune letter)
    {
        if (letter.TryEncodeToUtf8(_bytes.AsSpan(_length), out var written)) _length += written;
    }

    public void Add(string letters)
    {
        foreach (var letter in letters.EnumerateRunes()) Add(letter);
    }

    public void Add(ReadOnlySpan<byte> word)
    {
        if (word.TryCopyTo(_bytes.AsSpan(_length))) _length += word.Length;
    }

    /// <summary>Hangul and kana that were taken apart with the accents are compared by what people see as a letter.</summary>
    public void Compose()
    {
        var word = Encoding.UTF8.GetString(Word).Normalize(NormalizationForm.FormC);
        _length = 0;
        Add(word);
    }
}
