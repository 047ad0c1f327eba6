using System.Text.RegularExpressions;
using Engine.Sdk.VCards;

namespace Engine.Connectors.LocalFiles.Csv;

/// <summary>
/// Reads column headings as Outlook, Thunderbird, Google and people write them in English, German, French, Spanish, Italian, Dutch, Portuguese, Polish,
/// Swedish, Japanese and, where words are alike, other languages. A heading is understood by its words, not by a list of whole headings, since every version words them anew.
/// </summary>
internal static partial class Headings
{
    private static readonly Dictionary<string, ColumnKind> Whole = Table(
        (ColumnKind.FirstName, "first|first name|firstname|given|given name|givenname|forename|vorname|rufname|prenom|voornaam|roepnaam|nombre de pila|nome proprio|imie|fornamn|fornavn|nome de batismo|primeiro nome|etunimi|krstne meno|jmeno|имя|名|名字"),
        (ColumnKind.MiddleName, "middle name|middlename|additional name|weitere vornamen|zweiter vorname|deuxieme prenom|segundo nombre|secondo nome|middelste naam|drugie imie|nome do meio|mellannamn|dalsie meno|ミドル ネーム|ミドルネーム|中間名"),
        (ColumnKind.LastName, "last|last name|lastname|surname|family name|familyname|nachname|familienname|zuname|nom de famille|apellido|apellidos|cognome|" +
            "achternaam|familienaam|sobrenome|apelido|nazwisko|efternamn|etternavn|efternavn|ultimo nome|sukunimi|priezvisko|prijmeni|фамилия|姓|姓氏"),
        (ColumnKind.ContactName, "full name|fullname|display name|displayname|contact name|contact person|contact|anzeigename|vollstandiger name|ganzer name|kontakt|" +
            "ansprechpartner|kontaktperson|nom complet|nom a afficher|nom daffichage|nombre completo|nombre para mostrar|nome completo|nome visualizzato|volledige naam|" +
            "weergavenaam|contactpersoon|customer name|kundenname|nombre en pantalla|mostrar nome|nome para exibicao|nazwa wyswietlana|visningsnamn|nayttonimi|naytettava nimi|zobrazovane meno|отображаемое имя|氏名|姓名|名前|表示名|顯示名稱"),
        (ColumnKind.AnyName, "name|nom|nombre|nome|naam|namn|navn|nimi|meno"),
        (ColumnKind.CompanyName, "company|company name|companyname|organization|organisation|organization name|organisation name|employer|business|business name|firm|firma|firmenname|unternehmen|" +
            "societe|entreprise|raison sociale|empresa|nombre de la empresa|organizacion|compania|azienda|societa|societa di lavoro|ditta|organizzazione|bedrijf|bedrijfsnaam|organisatie|account name|" +
            "customer|kunde|client|cliente|klant|foretag|virksomhed|firmy|organizacja|organizacao|organizacia|organisaatio|yritys|spolecnost|spolocnost|jarjesto|организация|会社|会社名|公司|公司名称|勤務先"),
        (ColumnKind.JobTitle, "job title|jobtitle|position|role|funktion|berufsbezeichnung|stellung|fonction|poste|puesto|cargo|posizione|qualifica|mansione|functie|" +
            "organization title|occupation|profession|titolo di lavoro|stanowisko|befattning|funkcia|ammattinimi|должность|役職|職稱|职务"),
        (ColumnKind.AnyTitle, "title|titre|titulo|titolo"),
        (ColumnKind.Notes, "notes|note|notizen|notiz|bemerkung|bemerkungen|kommentar|comment|comments|remark|remarks|remarque|remarques|commentaire|notas|nota|observaciones|" +
            "annotazioni|notities|opmerkingen|description|beschreibung|anmerkung|anmerkungen|info|informacoes|anotacoes|observacoes|notatki|uwagi|anteckningar|anteckning|poznamky|muistiinpanot|заметки|メモ|記事|备注"),
        (ColumnKind.Telephone, "ufficio|abitazione|particular|direct|direct line|direct dial|dial in"),
        (ColumnKind.Picture, "photo|picture|foto|bild|avatar"),
        (ColumnKind.Uid, "uid|contact id|contactid|kontakt id"),
        (ColumnKind.Ignored, "priority|prioritat|priorite|prioridad|priorita|prioriteit|sensitivity|vertraulichkeit|confidentialite|criterio di diffusione|gevoeligheid|private|privat|" +
            "prive|privado|privato|priv|internet free busy|internet frei gebucht|group membership|labels|file as"));

    private static readonly HashSet<string> AboutEmail = [.. ContactLabel.Words(
        "type typ tipo display angezeigter angezeigte nom nombre nome name nazwa weergavenaam weergegeven naam visualizzato mostrar pantalla emailtype format label 種類 類型 表示名 顯示名稱")];

    public static ColumnMeaning Understand(string heading)
    {
        if (GooglePattern().Match(heading) is { Success: true } google)
            return Google(google.Groups["group"].Value, int.Parse(google.Groups["number"].ValueSpan, null), google.Groups["part"].Value, heading);
        var words = ContactLabel.Words(EmailPattern().Replace(heading, "email"));
        var place = ContactLabel.PlaceOf(words);
        if (Known(words) is { } kind)
            return new(kind, kind == ColumnKind.Telephone ? ContactLabel.TelephoneField(words) : heading, place);
        if (ContactLabel.Any(words, LabelMeaning.Email))
            return new(words.Any(AboutEmail.Contains) ? ColumnKind.Ignored : ColumnKind.Email, heading);
        var isTelephone = ContactLabel.Any(words, LabelMeaning.Telephone);
        if (isTelephone && ContactLabel.Any(words, LabelMeaning.Somebody))
            return new(ColumnKind.Telephone, heading);
        if (isTelephone || ContactLabel.Any(words, LabelMeaning.Fax) || ContactLabel.Any(words, LabelMeaning.Mobile))
            return new(ColumnKind.Telephone, ContactLabel.TelephoneField(words));
        if (ContactLabel.Any(words, LabelMeaning.Web))
            return new(ColumnKind.WebPage, heading);
        return new(AddressPart(words) ?? ColumnKind.Own, heading, place);
    }

    // "Work Title" is a title, whosever it is.
    private static ColumnKind? Known(string[] words)
    {
        if (Whole.TryGetValue(string.Join(' ', words), out var kind))
            return kind;
        var bare = string.Join(' ', words.Where(word => !ContactLabel.Any([word], LabelMeaning.Work)));
        return bare.Length > 0 && Whole.TryGetValue(bare, out kind) && kind is ColumnKind.CompanyName or ColumnKind.JobTitle or ColumnKind.AnyTitle
            ? kind == ColumnKind.AnyTitle ? ColumnKind.JobTitle : kind
            : words.Length == 2 && words[0] is "work" or "business" && words[1] is "company" ? ColumnKind.CompanyName : null;
    }

    private static ColumnKind? AddressPart(string[] words) =>
        ContactLabel.Any(words, LabelMeaning.PostBox) && !words.Any(word => word is "code" or "codigo" or "codice" or "cap") ? null
        : ContactLabel.Any(words, LabelMeaning.Country) ? ColumnKind.Country
        : ContactLabel.Any(words, LabelMeaning.PostalCode) ? ColumnKind.PostalCode
        : ContactLabel.Any(words, LabelMeaning.City) ? ColumnKind.City
        : ContactLabel.Any(words, LabelMeaning.Region) ? ColumnKind.Region
        : ContactLabel.Any(words, LabelMeaning.Street) ? ColumnKind.Street
        : null;

    // Google writes "Phone 1 - Value" beside "Phone 1 - Type" (older) or "Phone 1 - Label" (newer).
    private static ColumnMeaning Google(string group, int number, string part, string heading) => (group, part) switch
    {
        (_, "Type" or "Label") => new(ColumnKind.Ignored, heading),
        ("Phone", "Value") => new(ColumnKind.Telephone, WellKnownFields.OtherPhone, Place.None, number),
        ("E-mail", "Value") => new(ColumnKind.Email, heading),
        ("Website", "Value") => new(ColumnKind.WebPage, "Web page"),
        ("Organization", "Name") => new(ColumnKind.CompanyName, heading),
        ("Organization", "Title") => new(ColumnKind.JobTitle, heading),
        ("Organization", "Department") => new(ColumnKind.Own, "Department"),
        ("Address", "Street") => new(ColumnKind.Street, heading, Place.Other, number),
        ("Address", "City") => new(ColumnKind.City, heading, Place.Other, number),
        ("Address", "Region") => new(ColumnKind.Region, heading, Place.Other, number),
        ("Address", "Postal Code") => new(ColumnKind.PostalCode, heading, Place.Other, number),
        ("Address", "Country") => new(ColumnKind.Country, heading, Place.Other, number),
        ("Address", _) => new(ColumnKind.Ignored, heading),
        _ => new(ColumnKind.Own, heading),
    };

    private static Dictionary<string, ColumnKind> Table(params (ColumnKind Kind, string Headings)[] rows) => rows
        .SelectMany(row => row.Headings.Split('|').Select(heading => (Heading: string.Join(' ', ContactLabel.Words(heading)), row.Kind)).Distinct())
        .ToDictionary(row => row.Heading, row => row.Kind, StringComparer.Ordinal);

    // Two words of one thing, in many languages.
    [GeneratedRegex("e-mail|e-post|posta el\\.|电子邮件", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EmailPattern();

    [GeneratedRegex(@"^(?<group>[A-Za-z\- ]+) (?<number>\d{1,3}) - (?<part>[A-Za-z ]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex GooglePattern();
}
