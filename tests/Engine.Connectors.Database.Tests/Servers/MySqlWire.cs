using System.Text;

namespace Engine.Connectors.Database.Tests.Servers;

/// <summary>MySQL, "Client/Server Protocol": a packet has three bytes of length, one that counts, and for a command its kind.</summary>
internal sealed class MySqlWire : IWireProtocol
{
    private const byte Query = 3;
    private const byte Quit = 1;

    public ReadOnlyMemory<byte> Garbage { get; } = new byte[] { 5, 0, 0, 1, 0x7B, 0xFF, 0x3C, 0x7B, 0x22 };

    // Packets of a sign-in count on from the server's greeting.
    public bool IsRequest(ReadOnlySpan<byte> sent) => sent.Length > 4 && sent[3] == 0 && sent[4] != Quit;

    public ReadOnlyMemory<byte>? Instead(ContractFault fault, ReadOnlySpan<byte> request)
    {
        var text = Encoding.UTF8.GetBytes(fault switch
        {
            ContractFault.Unauthorized => Signal("28000", 1045, "Access denied for user"),
            ContractFault.Forbidden => Signal("42000", 1142, "SELECT command denied to user"),
            ContractFault.NotFound => Signal("42S02", 1146, "Table 'customers' doesn't exist"),
            ContractFault.TooManyRequests => Signal("08004", 1040, "Too many connections"),
            ContractFault.ServerError => Signal("HY000", 1030, "Got error from storage engine"),
            ContractFault.Unavailable => Signal("08S01", 1053, "Server shutdown in progress"),
            ContractFault.WrongType => "SELECT 'none' AS results",
            ContractFault.HugeAnswer => "SELECT repeat(' ', 8000000) AS Id",
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        });
        var length = text.Length + 1;
        return new byte[] { (byte)length, (byte)(length >> 8), (byte)(length >> 16), 0, Query }.Concat(text).ToArray();
    }

    public ReadOnlyMemory<byte> Answer(ContractFault fault, ReadOnlySpan<byte> request) => throw new NotSupportedException("The server fails by itself.");

    private static string Signal(string state, int number, string message) => $"SIGNAL SQLSTATE '{state}' SET MYSQL_ERRNO = {number}, MESSAGE_TEXT = '{message.Replace("'", "''")}'";
}
