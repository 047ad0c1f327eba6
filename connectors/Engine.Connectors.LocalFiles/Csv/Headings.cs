using System.Text.RegularExpressions;
using Engine.Connectors.LocalFiles.Contacts;
using Engine.Sdk;

namespace Engine.Connectors.LocalFiles.Csv;

/// <summary>
/// Reads column headings as Outlook, Thunderbird, Google and people write them in English, German, French, Spanish, Italian, Dutch and, where words are
/// alike, other languages. A heading is understood by its words, not by a list of whole headings, since every version words them anew.
/// </summary>
internal static partial class Headings
{
    private static readonly Dictionary<string, ColumnKind> Whole = Table(
        (ColumnKind.FirstName, "first name|firstname|given name|givenname|forename|vorname|rufname|prenom|voornaam|roepnaam|nombre de pila|nome proprio|imie|fornamn|fornavn|имя"),
        (ColumnKind.MiddleName, "middle name|middlename|additional name|weitere vornamen|zweiter vorname|deuxieme prenom|segundo nombre|secondo nome|middelste naam"),
        (ColumnKind.LastName, "last name|lastname|surname|family name|familyname|nachname|familienname|zuname|nom de famille|apellido|apellidos|cognome|" +
            "achternaam|familienaam|sobrenome|apelido|nazwisko|efternamn|etternavn|efternavn|фамилия"),
        (ColumnKind.ContactName, "full name|fullname|display name|displayname|contact name|contact person|contact|anzeigename|vollstandiger name|ganzer name|kontakt|" +
            "ansprechpartner|kontaktperson|nom complet|nom a afficher|nom daffichage|nombre completo|nombre para mostrar|nome completo|nome visualizzato|volledige naam|" +
            "weergavenaam|contactpersoon|customer name|kundenname"),
        (ColumnKind.AnyName, "name|nom|nombre|nome|naam|namn|navn"),
        (ColumnKind.CompanyName, "company|company name|companyname|organization|organisation|organization name|organisation name|employer|business|business name|firm|firma|firmenname|unternehmen|" +
            "societe|entreprise|raison sociale|empresa|nombre de la empresa|organizacion|compania|azienda|societa|ditta|organizzazione|bedrijf|bedrijfsnaam|organisatie|account name|" +
            "customer|kunde|client|cliente|klant|foretag|virksomhed|firmy"),
        (ColumnKind.JobTitle, "job title|jobtitle|position|role|funktion|berufsbezeichnung|stellung|fonction|poste|puesto|cargo|posizione|qualifica|mansione|functie|" +
            "organization title|occupation"),
        (ColumnKind.AnyTitle, "title|titre"),
        (ColumnKind.Notes, "notes|note|notizen|notiz|bemerkung|bemerkungen|kommentar|comment|comments|remark|remarks|remarque|remarques|commentaire|notas|nota|observaciones|" +
            "annotazioni|notities|opmerkingen|description|beschreibung|anmerkung|anmerkungen"),
        (ColumnKind.Telephone, "ufficio|abitazione|particular|direct|direct line|direct dial|dial in"),
        (ColumnKind.Picture, "photo|picture|foto|bild|avatar"),
        (ColumnKind.Uid, "uid|contact id|contactid|kontakt id"),
        (ColumnKind.Ignored, "priority|prioritat|priorite|prioridad|priorita|prioriteit|sensitivity|vertraulichkeit|confidentialite|criterio di diffusione|gevoeligheid|private|privat|" +
            "prive|privado|privato|priv|internet free busy|internet frei gebucht|group membership|labels|file as"));

    private static readonly HashSet<string> Email = Vocabulary.Set("email emails emailtype emailadres emailadresse emailaddress mail mailadresse mailadres correo courriel messagerie elettronica electronico");
    private static readonly HashSet<string> AboutEmail = Vocabulary.Set(
        "type typ tipo display angezeigter angezeigte nom nombre nome name weergavenaam weergegeven naam visualizzato mostrar pantalla emailtype format label");
    private static readonly HashSet<string> Country = Vocabulary.Set("country land pays pais paese nazione landregio staat kraj страна");
    private static readonly HashSet<string> PostalCode = Vocabulary.Set("zip zipcode zipcodes postcode plz postleitzahl cp cap postal postale codepostal postnummer");
    private static readonly HashSet<string> City = Vocabulary.Set("city town ort stadt wohnort ville localite ciudad poblacion localidad citta comune plaats woonplaats stad stad cidade miasto");
    private static readonly HashSet<string> Region = Vocabulary.Set("state region province county bundesland kanton provincia provincie departement dep estado regio");
    private static readonly HashSet<string> Street = Vocabulary.Set(
        "street address adresse addresse strasse str anschrift rue calle direccion via indirizzo straat adres huisadres werkadres endereco ulica gatuadress");
    private static readonly HashSet<string> PostBox = Vocabulary.Set("box postfach bp apartado casella postbus postbusnummer postale boite");
    private static readonly HashSet<string> Web = Vocabulary.Set("web website webseite webpage homepage url site internetseite webadresse");

    // Numbers that are somebody else's or need a word of their own on the screen.
    private static readonly HashSet<string> Somebody = Vocabulary.Set("assistant assistants assistent assistentin assistante asistente ayudante assistente");

    public static ColumnMeaning Understand(string heading)
    {
        if (GooglePattern().Match(heading) is { Success: true } google)
            return Google(google.Groups["group"].Value, int.Parse(google.Groups["number"].ValueSpan, null), google.Groups["part"].Value, heading);
        var words = Vocabulary.Words(heading.Replace("E-mail", "Email", StringComparison.OrdinalIgnoreCase).Replace("Posta el.", "email", StringComparison.OrdinalIgnoreCase));
        var place = PlaceOf(words);
        if (Whole.TryGetValue(string.Join(' ', words), out var kind))
            return new(kind, kind == ColumnKind.Telephone ? TelephoneLabel.FieldFor(words) : heading, place);
        if (words.Any(Email.Contains))
            return new(words.Any(AboutEmail.Contains) ? ColumnKind.Ignored : ColumnKind.Email, heading);
        if (words.Any(Somebody.Contains) && words.Any(Vocabulary.IsTelephone))
            return new(ColumnKind.Telephone, heading);
        if (words.Any(Vocabulary.IsFax) || words.Any(Vocabulary.IsTelephone) || words.Any(Vocabulary.IsMobile))
            return new(ColumnKind.Telephone, TelephoneLabel.FieldFor(words));
        if (words.Any(Web.Contains))
            return new(ColumnKind.WebPage, heading);
        var address = AddressPart(words);
        return new(address ?? ColumnKind.Own, heading, place);
    }

    private static ColumnKind? AddressPart(string[] words) =>
        words.Any(PostBox.Contains) && !words.Any(word => word is "code" or "codigo" or "codice") ? null
        : words.Any(Country.Contains) ? ColumnKind.Country
        : words.Any(PostalCode.Contains) ? ColumnKind.PostalCode
        : words.Any(City.Contains) ? ColumnKind.City
        : words.Any(Region.Contains) ? ColumnKind.Region
        : words.Any(Street.Contains) ? ColumnKind.Street
        : null;

    private static Place PlaceOf(string[] words) => Vocabulary.PlaceOf(words);

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
        .SelectMany(row => row.Headings.Split('|').Distinct().Select(heading => (heading, row.Kind)))
        .ToDictionary(row => row.heading, row => row.Kind, StringComparer.Ordinal);

    [GeneratedRegex(@"^(?<group>[A-Za-z\- ]+) (?<number>\d{1,3}) - (?<part>[A-Za-z ]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex GooglePattern();
}
