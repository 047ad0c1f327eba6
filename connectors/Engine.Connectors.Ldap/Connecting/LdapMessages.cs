using System.Formats.Asn1;
using System.Text;

namespace Engine.Connectors.Ldap.Connecting;

/// <summary>The end of an operation, RFC 4511, section 4.1.9.</summary>
/// <param name="Code">The result code; 0 when it went well.</param>
/// <param name="Message">What the server says of it, perhaps nothing.</param>
internal sealed record LdapResult(int Code, string Message);

/// <summary>The two messages that are read and written here and not by the library.</summary>
internal static class LdapMessages
{
    public const int BindResponse = 1;
    public const int ExtendedResponse = 24;

    private const int ExtendedRequest = 23;
    private const string StartTlsName = "1.3.6.1.4.1.1466.20037";

    /// <summary>"Let us talk TLS from here on", RFC 4511, section 4.14.</summary>
    public static byte[] StartTls()
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence(new Asn1Tag(TagClass.Application, ExtendedRequest)))
                writer.WriteOctetString(Encoding.ASCII.GetBytes(StartTlsName), new Asn1Tag(TagClass.ContextSpecific, 0));
        }
        return writer.Encode();
    }

    /// <returns>Null when the message is no such answer.</returns>
    public static LdapResult? ReadResult(ReadOnlyMemory<byte> message, int response)
    {
        try
        {
            var content = new AsnReader(message, AsnEncodingRules.BER).ReadSequence();
            content.ReadIntegerBytes();
            var tag = new Asn1Tag(TagClass.Application, response, isConstructed: true);
            if (content.PeekTag() != tag) return null;
            var result = content.ReadSequence(tag);
            var code = result.ReadEnumeratedBytes();
            result.ReadOctetString();
            return new(code.Length == 1 ? code.Span[0] : -1, Encoding.UTF8.GetString(result.ReadOctetString()));
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
