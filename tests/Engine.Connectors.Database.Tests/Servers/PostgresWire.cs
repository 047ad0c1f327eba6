using System.Buffers.Binary;
using System.Text;

namespace Engine.Connectors.Database.Tests.Servers;

/// <summary>PostgreSQL, "Message Formats".</summary>
internal sealed class PostgresWire : IWireProtocol
{
    private const int Huge = 16 * 1024 * 1024;
    private const int TextType = 25;

    public ReadOnlyMemory<byte> Garbage { get; } = new byte[] { 0x00, 0x00, 0x00, 0x00, 0x08, 0xFF, 0x3C, 0x7B, 0x22 };

    // What begins with a length is the start of a connection; p signs in, X says goodbye.
    public bool IsRequest(ReadOnlySpan<byte> sent) => sent[0] is not (0 or (byte)'p' or (byte)'X');

    public ReadOnlyMemory<byte>? Instead(ContractFault fault, ReadOnlySpan<byte> request) => null;

    public ReadOnlyMemory<byte> Answer(ContractFault fault, ReadOnlySpan<byte> request) => fault switch
    {
        ContractFault.Unauthorized => Error("28P01", "password authentication failed"),
        ContractFault.Forbidden => Error("42501", "permission denied for table customers"),
        ContractFault.NotFound => Error("42P01", "relation \"customers\" does not exist"),
        ContractFault.TooManyRequests => Error("53300", "sorry, too many clients already"),
        ContractFault.ServerError => Error("XX000", "cache lookup failed"),
        ContractFault.Unavailable => Error("57P03", "the database system is starting up"),
        ContractFault.WrongType => Rows("results", "none"),
        ContractFault.HugeAnswer => Rows("Id", new string(' ', Huge)),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    private static byte[] Error(string state, string message) =>
        [.. Message('E', $"SERROR\0VERROR\0C{state}\0M{message}\0\0"), .. Message('Z', "I")];

    private static byte[] Rows(string column, string value)
    {
        byte[] description = [0, 1, .. Encoding.UTF8.GetBytes(column), 0, .. Number(0), 0, 0, .. Number(TextType), 0xFF, 0xFF, .. Number(-1), 0, 0];
        byte[] row = [0, 1, .. Number(value.Length), .. Encoding.UTF8.GetBytes(value)];
        return [.. Message('1', ""), .. Message('2', ""), .. Message('T', description), .. Message('D', row), .. Message('C', "SELECT 1\0"), .. Message('Z', "I")];
    }

    private static byte[] Message(char type, string body) => Message(type, Encoding.UTF8.GetBytes(body));

    private static byte[] Message(char type, byte[] body) => [(byte)type, .. Number(body.Length + 4), .. body];

    private static byte[] Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
