namespace Engine.Benchmarks.Contacts.Countries;

internal static class GermanSpeaking
{
    private const string NameHeads =
        "Acker Alt Amsel Bach Baum Berg Bieder Birk Blumen Brand Braun Breit Buch Burg Eber Eich Eisen Engel Feld Fink Fisch Forst Frei Fürst Gold Groß Grün Hager " +
        "Hart Hirsch Hoch Holz Jung Kalten Kirch Klein Kraut Küh Lang Lichten Linden Löwen Mühl Nieder Ober Ochsen Rosen Roth Sand Schäfer Schön Schwarz Silber Stein " +
        "Stern Stroh Tannen Vogel Wagen Wald Weiß Winter Wolf Ziegel";

    private const string NameTails =
        "mann meier müller bauer berger stein feld bach hofer huber schmidt brunner gruber wieser lechner eder hauser reiter maier mayr schneider inger thaler ler ner ing ke";

    private const string Names =
        "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun " +
        "Krüger Hofmann Hartmann Lange Schmitt Werner Krause Meier Lehmann Köhler Maier Jäger König Groß Weiß Yılmaz Öztürk Kowalski";

    private const string FirstNamesUsual =
        "Peter Michael Thomas Andreas Wolfgang Klaus Jürgen Günter Stefan Christian Uwe Werner Horst Frank Dieter Manfred Gerhard Hans Bernd Thorsten Maria Ursula " +
        "Monika Petra Elisabeth Sabine Renate Helga Karin Brigitte Ingrid Erika Andrea Gisela Claudia Susanne Gabriele Christa Jörg Björn Käthe Sören Anna-Lena Karl-Heinz Zoë";

    private static readonly WordList FirstNames = new(FirstNamesUsual, "Adel Al An Bern Ber Diet El En Fried Ger Hart Her Il Irm Jo Kon Leo Lud Mar Ot Rein Rü Sieg Theo Ul Wal Wil", "- in ed li", "a bert brecht er fried gard hard helm hild ina lind mar mut rich trud us wald");

    private static readonly WordList LastNames = new(Names, NameHeads, "- en el er in ig ling ol", NameTails);

    private static readonly WordList Streets = new(
        "Hauptstraße Bahnhofstraße Gartenstraße Schulstraße Dorfstraße Bergstraße Lindenallee Kirchgasse Am_Markt Goethestraße Schillerplatz", NameHeads, "- en er", "straße weg gasse platz allee ring damm ufer");

    private static readonly WordList Firms = new(
        "Bergmann Hansa Nordwind Rheingold Isar Elbe Alpen Südwerk Zentral Union", NameHeads + " Data Elektro Thermo Hydro Aqua Auto Bau Agrar Metall Kunst Medi Opti Pharma", "- o a i e u", "tec plan werk bau soft med haus form line druck land data gut tronik");

    private static readonly string[] Trades =
        ["Maschinenbau", "Elektrotechnik", "Bäckerei", "Logistik", "Versicherungen", "Steuerberatung", "Möbel", "Getränke", "Großhandel", "Bürobedarf", "Gebäudetechnik", "Software", "Verlag", "Spedition"];

    private static readonly string[] Titles =
        ["Geschäftsführer", "Geschäftsführerin", "Vertriebsleiter", "Einkäuferin", "Sachbearbeiter", "Buchhalterin", "Projektleiter", "Techniker", "Assistenz", "Prokurist"];

    public static readonly Country Germany = new()
    {
        Code = "DE",
        Names = ["Deutschland", "Germany", "DE"],
        Weight = 20,
        FirstNames = FirstNames,
        LastNames = LastNames,
        Cities = new("Berlin Hamburg München Köln Frankfurt Stuttgart Düsseldorf Dortmund Essen Leipzig Bremen Dresden Nürnberg Saarbrücken", NameHeads, "- en", "heim hausen dorf stadt burg hofen ingen furt"),
        Streets = Streets,
        Firms = Firms,
        Trades = Trades,
        LegalForms = ["GmbH", "AG", "GmbH & Co. KG", "KG", "e.K."],
        Titles = Titles,
        PostalCode = "#####",
        TwoNamesPercent = 5,
        Dialling = new()
        {
            CallingCode = "49",
            Trunk = "0",
            Areas = "30:8 89:8 40:7 69:7 221:7 711:7 211:7 341:7 351:7 421:7 511:7 911:7 681:6",
            Mobiles = "151:8 160:7 170:7 171:7 172:7 175:7 176:8 177:7 179:7",
            Usual = ["{t}{a} {n}", "{t}{a} / {s}", "({t}{a}) {s}", "{t}{a}/{n}", "+{c} ({t}){a} {n}", "{t}{a}-{n}"],
        },
    };

    public static readonly Country Austria = Germany with
    {
        Code = "AT",
        Names = ["Österreich", "Austria", "AT"],
        Weight = 5,
        Cities = new("Wien Graz Linz Salzburg Innsbruck Klagenfurt Villach Wels Dornbirn", NameHeads, "- en", "kirchen bach berg dorf au stein"),
        PostalCode = "####",
        Dialling = new()
        {
            CallingCode = "43",
            Trunk = "0",
            Areas = "1:7 316:6 732:6 662:6 512:6 463:6",
            Mobiles = "664:7 676:7 650:7 699:8",
            Usual = ["{t}{a} {n}", "{t}{a} / {s}", "({t}{a}) {s}"],
        },
    };

    public static readonly Country Switzerland = Germany with
    {
        Code = "CH",
        Names = ["Schweiz", "Switzerland", "CH", "Suisse"],
        Weight = 5,
        Cities = new("Zürich Genf Basel Lausanne Bern Winterthur Luzern St._Gallen Biel", NameHeads, "-", "wil ikon ach au berg tal"),
        LegalForms = ["AG", "GmbH", "SA", "Sàrl"],
        PostalCode = "####",
        Dialling = new()
        {
            CallingCode = "41",
            Trunk = "0",
            Areas = "44:7 31:7 22:7 61:7 43:7 41:7 71:7",
            Mobiles = "76:7 77:7 78:7 79:7",
            Usual = ["{t}{a} {s}", "{t}{a} {n}", "+{c} ({t}){a} {s}"],
        },
    };
}
