namespace Engine.Core.PhoneNumbers;

/// <summary>Numbers written as links: <c>tel:</c> (RFC 3966), <c>sip:</c> (RFC 3261) and the like.</summary>
internal static class NumberLink
{
    private static readonly string[] Schemes = ["tel:", "callto:", "sip:", "sips:", "fax:", "sms:"];

    /// <summary>What of a link is the number, extension included; text that is no link as it stands.</summary>
    public static ReadOnlySpan<char> NumberOf(ReadOnlySpan<char> text)
    {
        // As telephones send it: "Anna" <sip:204@pbx>;tag=7
        if (text.IndexOf('<') is >= 0 and var open && IsLink(text[(open + 1)..]))
        {
            var close = text[open..].IndexOf('>');
            text = close < 0 ? text[(open + 1)..] : text[(open + 1)..(open + close)];
        }

        return IsLink(text) ? InLink(text[(text.IndexOf(':') + 1)..]) : text;
    }

    private static bool IsLink(ReadOnlySpan<char> text)
    {
        foreach (var scheme in Schemes)
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    // Of parameters only the extension is of use; what stands behind the at sign is the host.
    private static ReadOnlySpan<char> InLink(ReadOnlySpan<char> link)
    {
        var plain = link.Contains('%') ? Uri.UnescapeDataString(link.ToString()) : link;
        var host = plain.IndexOf('@');
        if (host >= 0) plain = plain[..host];
        if (plain.IndexOf("phone-context=", StringComparison.OrdinalIgnoreCase) is not (>= 0 and var at)) return plain;

        var parameters = plain.IndexOf(';');
        var context = plain[(at + "phone-context=".Length)..];
        if (context.IndexOf(';') is >= 0 and var end) context = context[..end];
        var number = parameters < 0 ? plain : plain[..parameters];
        return context.StartsWith('+') && !number.Contains('+') ? string.Concat(context, number) : number;
    }
}
