using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Engine.Connectors.Database.Rows;

/// <summary>Reads the rows of one answer, column by column, and never more of a value than may be kept.</summary>
internal sealed class RowReader
{
    /// <summary>Longest text in one column, in characters.</summary>
    public const int MaxText = 1024 * 1024;

    private readonly DbDataReader _reader;
    private readonly string[] _names;
    private readonly Type[] _types;
    private readonly bool[] _isWhole;
    private char[] _buffer = new char[4096];

    public RowReader(DbDataReader reader, ColumnMap columns)
    {
        _reader = reader;
        _names = [.. Enumerable.Range(0, reader.FieldCount).Select(i => columns.FieldOf(reader.GetName(i)))];
        // What SQLite reads is in memory already, and its types belong to values, not to columns. Of a type that somebody has made, its schema before its name, no parts can be read.
        _isWhole = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader is SqliteDataReader || reader.GetDataTypeName(i).Contains('.', StringComparison.Ordinal))];
        _types = [.. Enumerable.Range(0, reader.FieldCount).Select(i => _isWhole[i] ? typeof(object) : reader.GetFieldType(i))];
    }

    public IReadOnlyList<string> Names => _names;

    /// <exception cref="ConnectorException">A text is too long.</exception>
    public Row Read()
    {
        var values = new object?[_names.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (!_reader.IsDBNull(i))
                values[i] = _isWhole[i] ? Whole(i) : _types[i] == typeof(string) ? Text(i) : _types[i] == typeof(byte[]) ? Bytes(i) : _reader.GetValue(i);
        }
        return new Row(_names, values);
    }

    private object? Whole(int column) => _reader.GetValue(column) switch
    {
        string { Length: > MaxText } => throw TooLong(column),
        byte[] { Length: > Picture.MaxBytes } => null,
        var value => value,
    };

    private string Text(int column)
    {
        var length = 0;
        while (true)
        {
            var read = (int)_reader.GetChars(column, length, _buffer, length, _buffer.Length - length);
            length += read;
            if (length < _buffer.Length)
                return new string(_buffer, 0, length);
            if (length > MaxText)
                throw TooLong(column);
            Array.Resize(ref _buffer, Math.Min(MaxText + 1, _buffer.Length * 8));
        }
    }

    // What is longer can only be a picture that the engine would not pass on: then there is none.
    private byte[]? Bytes(int column)
    {
        using var stream = _reader.GetStream(column);
        var bytes = new byte[256];
        for (var length = 0; ; Array.Resize(ref bytes, bytes.Length * 8))
        {
            length += stream.ReadAtLeast(bytes.AsSpan(length), bytes.Length - length, throwOnEndOfStream: false);
            if (length < bytes.Length)
                return length > Picture.MaxBytes ? null : bytes[..length];
            if (length > Picture.MaxBytes)
                return null;
        }
    }

    private ConnectorException TooLong(int column) =>
        new(ConnectorErrorKind.BadAnswer, $"The column {_reader.GetName(column)} of a row holds more than {MaxText} characters: select a part of it.");
}
