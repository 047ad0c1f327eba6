using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Engine.Host.Search;
using Engine.Sdk;

namespace Engine.Host.ContactPages;

/// <summary>Writes a contact as a plain page. Everything from outside goes through the encoder.</summary>
internal static class ContactHtml
{
    private const string Style =
        ":root{color-scheme:light dark}" +
        "body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:40rem;padding:1.5rem;overflow-wrap:anywhere}" +
        "header{display:flex;flex-wrap:wrap;gap:1rem;align-items:center}" +
        "img{width:6rem;height:6rem;object-fit:cover;border-radius:50%}" +
        "h1{font-size:1.5rem;margin:0}p{margin:.25rem 0;opacity:.75}" +
        "dl{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.5rem 1rem}" +
        "dt{opacity:.75}dd{margin:0;white-space:pre-line}" +
        "@media(max-width:30rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.75rem}}";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>What a Content-Security-Policy names the page's one style by.</summary>
    public static string StyleHash { get; } = $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}";

    /// <param name="contact">The contact.</param>
    /// <param name="bookName">The name of its address book; null when it is closed.</param>
    /// <param name="picture">What it looks like.</param>
    /// <param name="dialled">What to dial for a number as written; null when it is none.</param>
    /// <param name="product">What the product is called: the end of the page's title.</param>
    public static string Of(Contact contact, string? bookName, Picture? picture, Func<string, string?> dialled, string product)
    {
        var title = contact.DisplayText is { Length: > 0 } text ? text : contact.Key.Type;
        var page = Start(title, product).Append("<header>");
        // By address it would have to be loaded from somewhere else, and tell whoever keeps it who is calling.
        if (picture?.Address is null && RecordMapping.PictureOf(picture) is { } image)
            page.Append("<img alt=\"\" src=\"").Append(Encoder.Encode(image)).Append("\">");
        page.Append("<div><h1 dir=\"auto\">").Append(Encoder.Encode(title)).Append("</h1><p dir=\"auto\">");
        page.Append(Encoder.Encode(bookName is null ? contact.Key.Type : $"{contact.Key.Type} · {bookName}")).Append("</p></div></header><dl>");
        foreach (var field in contact.Fields.Where(field => field.Value.Length > 0))
        {
            page.Append("<dt dir=\"auto\">").Append(Encoder.Encode(FieldLabels.Of(field.Name))).Append("</dt><dd dir=\"auto\">");
            var value = Encoder.Encode(field.Value);
            if (LinkOf(field, dialled) is { } link) page.Append("<a rel=\"noreferrer\" href=\"").Append(Encoder.Encode(link)).Append("\">").Append(value).Append("</a>");
            else page.Append(value);
            page.Append("</dd>");
        }

        return page.Append("</dl></main></body></html>\n").ToString();
    }

    public static string Notice(string title, string text, string product) =>
        Start(title, product).Append("<h1>").Append(Encoder.Encode(title)).Append("</h1><p>").Append(Encoder.Encode(text)).Append("</p></main></body></html>\n").ToString();

    private static StringBuilder Start(string title, string product) => new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>")
        .Append(Encoder.Encode($"{title} – {product}")).Append("</title><style>").Append(Style).Append("</style></head><body><main>");

    private static string? LinkOf(ContactField field, Func<string, string?> dialled) => field.Kind switch
    {
        ContactFieldKind.Telephone => dialled(field.Value) is { } number ? $"tel:{number}" : null,
        ContactFieldKind.Email => $"mailto:{Uri.EscapeDataString(field.Value.Trim())}",
        ContactFieldKind.WebAddress when Uri.TryCreate(field.Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" =>
            address.AbsoluteUri,
        _ => null,
    };
}
