using System.Formats.Asn1;
using System.Text;

namespace Engine.Connectors.Ldap.Tests.Servers;

/// <summary>Messages of a server, written by hand (RFC 4511, section 4).</summary>
internal static class LdapAnswers
{
    public const byte Search = 0x63;

    private const byte Bind = 0x60;

    private static readonly Dictionary<byte, int> Responses = new() { [Bind] = 1, [Search] = 5, [0x66] = 7, [0x68] = 9, [0x4A] = 11, [0x6C] = 13, [0x77] = 24 };

    /// <summary>Whether a message's operation asks for something, and does not sign in or leave.</summary>
    public static bool IsRequest(byte operation) => operation != Bind && Responses.ContainsKey(operation);

    /// <returns>The message's number and operation.</returns>
    public static (int Id, byte Operation) Read(ReadOnlyMemory<byte> message)
    {
        var content = new AsnReader(message, AsnEncodingRules.BER).ReadSequence();
        content.TryReadInt32(out var id);
        return (id, content.PeekEncodedValue().Span[0]);
    }

    /// <returns>Null for what is not answered, such as leaving.</returns>
    public static byte[]? Result(int id, byte operation, int code, string words) => !Responses.TryGetValue(operation, out var response) ? null : Message(id, writer =>
    {
        using (writer.PushSequence(new Asn1Tag(TagClass.Application, response)))
        {
            writer.WriteEncodedValue([0x0A, 1, (byte)code]);
            writer.WriteOctetString([]);
            writer.WriteOctetString(Encoding.UTF8.GetBytes(words));
        }
    });

    /// <summary>An entry with an attribute of some length.</summary>
    public static byte[] Entry(int id, int length) => Message(id, writer =>
    {
        using (writer.PushSequence(new Asn1Tag(TagClass.Application, 4)))
        {
            writer.WriteOctetString("cn=x"u8);
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteOctetString("cn"u8);
                using (writer.PushSetOf()) writer.WriteOctetString(new byte[length]);
            }
        }
    });

    /// <summary>An entry with a number where its attributes should be.</summary>
    public static byte[] WrongEntry(int id) => Message(id, writer =>
    {
        using (writer.PushSequence(new Asn1Tag(TagClass.Application, 4)))
        {
            writer.WriteOctetString("cn=x"u8);
            writer.WriteInteger(7);
        }
    });

    private static byte[] Message(int id, Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(id);
            write(writer);
        }
        return writer.Encode();
    }
}
