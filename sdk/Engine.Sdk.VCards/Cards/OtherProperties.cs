using System.Text.RegularExpressions;

namespace Engine.Sdk.VCards;

/// <summary>Properties without a well-known field: they are shown under a label of ours and found by name searches.</summary>
internal static partial class OtherProperties
{
    public static void Add(ContactDraft draft, VCardProperty property, string? label)
    {
        switch (property.Name)
        {
            case "NICKNAME" or "X-NICKNAME":
                draft.Add("Nickname", List(property));
                break;
            case "CATEGORIES":
                draft.Add("Categories", List(property));
                break;
            case "BDAY":
                draft.Add("Birthday", Date(property));
                break;
            case "ANNIVERSARY" or "X-ANNIVERSARY" or "X-EVOLUTION-ANNIVERSARY" or "X-MS-ANNIVERSARY" or "X-WAB-WEDDING_ANNIVERSARY" or "X-KADDRESSBOOK-X-ANNIVERSARY":
                draft.Add("Anniversary", Date(property));
                break;
            case "X-ABDATE":
                draft.Add(Unwrap(label) ?? "Date", Date(property));
                break;
            case "X-ABRELATEDNAMES":
                draft.Add(Unwrap(label) ?? "Related", property.Text);
                break;
            case "X-PHONETIC-FIRST-NAME":
                draft.Add("Phonetic first name", property.Text);
                break;
            case "X-PHONETIC-MIDDLE-NAME":
                draft.Add("Phonetic middle name", property.Text);
                break;
            case "X-PHONETIC-LAST-NAME":
                draft.Add("Phonetic last name", property.Text);
                break;
            case "X-PHONETIC-ORG":
                draft.Add("Phonetic company", property.Text);
                break;
            case "X-MAIDENNAME":
                draft.Add("Maiden name", property.Text);
                break;
            case "X-ASSISTANT" or "X-EVOLUTION-ASSISTANT" or "X-MS-ASSISTANT" or "X-KADDRESSBOOK-X-ASSISTANTSNAME":
                draft.Add("Assistant", property.Text);
                break;
            case "X-MANAGER" or "X-EVOLUTION-MANAGER" or "X-MS-MANAGER" or "X-KADDRESSBOOK-X-MANAGERSNAME":
                draft.Add("Manager", property.Text);
                break;
            case "X-SPOUSE" or "X-EVOLUTION-SPOUSE" or "X-MS-SPOUSE" or "X-KADDRESSBOOK-X-SPOUSESNAME" or "X-WAB-SPOUSE_NAME":
                draft.Add("Spouse", property.Text);
                break;
            case "X-EVOLUTION-BLOG-URL" or "X-EVOLUTION-VIDEO-URL" or "X-SOCIALPROFILE":
                draft.AddWebPage("Web page", property.Text);
                break;
            case "IMPP":
                AddMessenger(draft, property);
                break;
            case "X-ANDROID-CUSTOM":
                AddAndroid(draft, property.Components);
                break;
            default:
                if (Messenger(property.Name) is { } messenger)
                    draft.Add(messenger, property.Text);
                break;
        }
    }

    private static string? Messenger(string name) => name switch
    {
        "X-AIM" => "AIM",
        "X-ICQ" => "ICQ",
        "X-MSN" => "MSN",
        "X-QQ" => "QQ",
        "X-YAHOO" => "Yahoo",
        "X-JABBER" => "Jabber",
        "X-SKYPE" or "X-SKYPE-USERNAME" => "Skype",
        "X-GTALK" or "X-GOOGLE-TALK" => "Google Talk",
        "X-SIP" => "SIP",
        "X-GADUGADU" => "Gadu-Gadu",
        "X-GROUPWISE" => "GroupWise",
        "X-TWITTER" => "Twitter",
        "X-MS-IMADDRESS" or "X-KADDRESSBOOK-X-IMADDRESS" => "Messenger",
        _ => null,
    };

    // IMPP;X-SERVICE-TYPE=Skype:skype:bob.jones (RFC 4770, and Apple's parameter)
    private static void AddMessenger(ContactDraft draft, VCardProperty property)
    {
        var text = property.Text.Trim();
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var service = property.Header.Value("X-SERVICE-TYPE") ?? (colon > 0 ? text[..colon] : "Messenger");
        draft.Add(service, Uri.UnescapeDataString(text[(colon + 1)..].TrimStart('/')));
    }

    // X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Bobby;1;;;;;;;;;;;;;
    private static void AddAndroid(ContactDraft draft, IReadOnlyList<string> parts)
    {
        if (parts.Count < 2)
            return;
        var kind = parts[0][(parts[0].LastIndexOf('/') + 1)..];
        if (kind is "nickname")
            draft.Add("Nickname", parts[1]);
        else if (kind is "relation")
            draft.Add("Related", parts[1]);
        else if (kind is "contact_event" && parts.Count > 2 && parts[2] == "1")
            draft.Add("Anniversary", parts[1]);
    }

    private static string List(VCardProperty property) =>
        string.Join(", ", VCardText.Split(property.Raw, ',').Select(item => VCardText.Unescape(item).Trim()).Where(item => item.Length > 0));

    // 19800131, 1980-01-31T00:00:00Z and --0131 alike; Apple writes the year 1604 where there is none.
    private static string Date(VCardProperty property)
    {
        var text = property.Text.Trim();
        if (DatePattern().Match(text) is not { Success: true } date)
            return text;
        var year = date.Groups["year"].Value;
        return $"{(year is "--" || year == property.Header.Value("X-APPLE-OMIT-YEAR") ? "-" : year)}-{date.Groups["month"].Value}-{date.Groups["day"].Value}";
    }

    private static string? Unwrap(string? label)
    {
        var text = label?.Replace("_$!<", "", StringComparison.Ordinal).Replace(">!$_", "", StringComparison.Ordinal).Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    [GeneratedRegex(@"^(?<year>\d{4}|--)-?(?<month>\d\d)-?(?<day>\d\d)(T.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DatePattern();
}
