using System.Net.Http.Headers;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Engine.Connectors.CardDav.Dav;

/// <summary>Speaks WebDAV over the engine's client.</summary>
internal sealed class DavClient(HttpClient http)
{
    private static readonly HttpMethod PropFind = new("PROPFIND");
    private static readonly HttpMethod Report = new("REPORT");
    private static readonly XmlWriterSettings Utf8 = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public Task<MultiStatus> PropFindAsync(Uri address, int depth, XElement body, CancellationToken cancellationToken) =>
        AskAsync(PropFind, address, depth, body, isRepeated: true, cancellationToken);

    /// <param name="isRepeated">Whether a failure may be mended by asking again.</param>
    public Task<MultiStatus> ReportAsync(Uri address, XElement body, CancellationToken cancellationToken, bool isRepeated = true) =>
        AskAsync(Report, address, 1, body, isRepeated, cancellationToken);

    public async Task<DavCard> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(address, cancellationToken).ConfigureAwait(false);
        return new(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false), TagOf(response));
    }

    /// <param name="tag">The card that is replaced, as it was read; null for a new one. RFC 6352, section 6.3.2: neither may overwrite what somebody else has written.</param>
    public async Task PutAsync(Uri address, byte[] card, string? tag, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(card) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/vcard", "utf-8");
        request.Headers.TryAddWithoutValidation(tag is null ? "If-None-Match" : "If-Match", tag ?? "*");
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<MultiStatus> AskAsync(HttpMethod method, Uri address, int depth, XElement body, bool isRepeated, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address) { Content = new ByteArrayContent(BytesOf(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/xml", "utf-8");
        request.Headers.Add("Depth", depth == 0 ? "0" : "1");
        if (isRepeated) request.Headers.Add(ApiRequest.ReadsOnlyHeader, "true");
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false)) return MultiStatus.Read(response.RequestMessage?.RequestUri ?? address, stream);
    }

    private static byte[] BytesOf(XElement body)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Utf8)) body.Save(writer);
        return bytes.ToArray();
    }

    // As it stands: some servers write tags that are no valid ones, and want them back like that. Where there is none, the card must at least still be there.
    private static string TagOf(HttpResponseMessage response) => response.Headers.NonValidated.TryGetValues("ETag", out var tags) ? tags.First() : "*";
}

/// <summary>A card as the server keeps it.</summary>
/// <param name="Bytes">Its text.</param>
/// <param name="Tag">Names this state of it.</param>
internal sealed record DavCard(byte[] Bytes, string Tag);
