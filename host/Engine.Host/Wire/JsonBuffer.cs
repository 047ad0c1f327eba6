using System.Buffers;
using System.Text.Json;

namespace Engine.Host.Wire;

/// <summary>Where an answer is written before it is sent; each thread keeps one for its next answer.</summary>
internal sealed class JsonBuffer : IDisposable
{
    // An answer with pictures is no reason to keep so much for each thread.
    private const int LargestKept = 256 * 1024;

    [ThreadStatic]
    private static JsonBuffer? _kept;

    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    private JsonBuffer() => Writer = new(_bytes, new JsonWriterOptions { Encoder = WireJsonContext.Encoder, SkipValidation = true });

    public Utf8JsonWriter Writer { get; }

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public static JsonBuffer Rent()
    {
        var buffer = _kept ?? new JsonBuffer();
        _kept = null;
        return buffer;
    }

    public void Dispose()
    {
        Writer.Reset();
        _bytes.ResetWrittenCount();
        if (_bytes.Capacity <= LargestKept) _kept = this;
        else Writer.Dispose();
    }
}
