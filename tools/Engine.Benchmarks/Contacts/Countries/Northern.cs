namespace Engine.Benchmarks.Contacts.Countries;

internal static class Northern
{
    public static readonly Country Poland = new()
    {
        Code = "PL",
        Names = ["Polska", "Poland", "PL"],
        Weight = 5,
        FirstNames = new(
            "Anna Piotr Maria Krzysztof Katarzyna Andrzej Małgorzata Tomasz Agnieszka Paweł Barbara Jan Ewa Michał Elżbieta Marcin Łukasz Grażyna Jerzy Zbigniew Wojciech Stanisław",
            "Bo Bro Cze Da Do Fe Ja Ka Lu Mie Mi Pa Ra Sła Sta We Wła Zdzi", "- be mi ni", "mir na ksy sław sława szka rta ta tor wia"),
        LastNames = new(
            "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Wojciechowski Krawczyk Kaczmarek Łukasik",
            "Bar Bie Bor Brze Chmie Cie Czar Dę Do Gła Gó Gra Jab Ja Jaś Ka Ko Kra Kru Lip Mal Mi Ol Or Paw Pie Raj Ry Sie Sła Sta Szcze Wal Wie Za Zie Żu",
            "- bo ce ko le ni row ze bi da ka mi na", "czyk ewski ecki icki iński owicz owski ski arz ak ek niak szewski"),
        Cities = new("Warszawa Kraków Łódź Wrocław Poznań Gdańsk Szczecin Bydgoszcz Lublin Białystok", "Biel Gór Jas Lub Mię No Ra Sta Wie Zie", "- le no", "bork ce czyn gard lona nica ów sko"),
        Streets = new("Polna Leśna Słoneczna Krótka Szkolna Ogrodowa Marszałkowska", "Je Ko Kra Mi Par Sta Zie", "- ło ko", "cka kowa lna niowa rska szewska"),
        Firms = new("Wisła Bałtyk Tatry Polonia", "Agro Bud Dro Eko Elek Eko Gaz Ine Kra Lo Mar Pol Tech Trans", "- ma no ro", "bud export gaz land lex mex pol stal tex trans"),
        Trades = ["Budownictwo", "Usługi", "Transport", "Księgowość", "Spożywczy", "Meble", "Oprogramowanie"],
        LegalForms = ["Sp. z o.o.", "S.A.", "s.c."],
        Titles = ["Dyrektor", "Kierownik sprzedaży", "Inżynier", "Księgowa", "Specjalista", "Prezes"],
        PostalCode = "##-###",
        TwoNamesPercent = 4,
        Dialling = new()
        {
            CallingCode = "48",
            Trunk = "",
            Areas = "22:7 12:7 61:7 71:7 58:7 42:7",
            Mobiles = "50:7 60:7 66:7 69:7 79:7",
            Usual = ["{a} {s}", "{a}-{d}", "({a}) {s}", "{a}{n}"],
        },
    };

    public static readonly Country Sweden = new()
    {
        Code = "SE",
        Names = ["Sverige", "Sweden", "SE"],
        Weight = 3,
        FirstNames = new(
            "Lars Anders Johan Per Karl Erik Nils Lennart Maria Anna Margareta Elisabeth Eva Birgitta Kristina Åsa Göran Björn Håkan Sören Märta Örjan Åke",
            "Al Ax Ber Bo Da El Ge Gu Hel Ing Jo Kar Li Mal Ri Sig Sven Tor Ulf Vil", "- a e", "bert björn da frid gar gerd na nor rid rik stina vald"),
        LastNames = new(
            "Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Jönsson Lindström Åberg Öberg Söderberg Björk Sjögren",
            "Al Berg Björk Blom Dal Ed Eke Ek Fors Gran Hag Hed Hög Hol Lind Lund Mal Nor Ny Ny Ö Rosen Sand Sjö Söder Stor Sund Wall Wester Åker", "- a e en er ing", "berg blad borg by dahl feldt gren holm kvist lund man mark qvist stedt ström vall"),
        Cities = new("Stockholm Göteborg Malmö Uppsala Västerås Örebro Linköping Helsingborg Jönköping", "Ås Berg Fal Hal Kal Lid Norr Sund Söder Väst", "- e", "borg by köping mar stad sund vik"),
        Streets = new("Storgatan Kungsgatan Drottninggatan Skolgatan Järnvägsgatan", "Björk Ek Kyrk Lind Norr Sjö Söder Väst", "- e", "gatan vägen stigen gränd torget"),
        Firms = new("Norrsken Mälaren Svea Polstjärnan", "Bygg Data El Fjäll Handels Industri Järn Kon Sko Tek", "- a o", "bygg data gruppen nova teknik trä verk"),
        Trades = ["Bygg", "Konsult", "Teknik", "Åkeri", "Försäkring", "Livsmedel", "Fastigheter"],
        LegalForms = ["AB", "HB", "& Söner"],
        Titles = ["VD", "Försäljningschef", "Ingenjör", "Redovisningsekonom", "Inköpare", "Säljare"],
        PostalCode = "### ##",
        TwoNamesPercent = 3,
        Dialling = new()
        {
            CallingCode = "46",
            Trunk = "0",
            Areas = "8:8 31:7 40:7 18:6",
            Mobiles = "70:7 72:7 73:7 76:7",
            Usual = ["{t}{a}-{s}", "{t}{a}-{n}", "{t}{a} {s}"],
        },
    };

    public static readonly Country CzechRepublic = new()
    {
        Code = "CZ",
        Names = ["Česká republika", "Czech Republic", "Czechia", "CZ"],
        Weight = 3,
        FirstNames = new(
            "Jiří Jan Petr Josef Pavel Martin Tomáš Jaroslav Marie Jana Eva Hana Anna Věra Lenka Kateřina Zdeněk Ondřej Lukáš Růžena Markéta",
            "Bo Břet Da Dra Ja Kvě Li Lud Mi Mi Ra Sta Vác Vě Vla Zde", "- ho mi ro", "dana ka lav mila mír ňa na slav ta"),
        LastNames = new(
            "Novák Svoboda Novotný Dvořák Černý Procházka Kučera Veselý Horák Němec Pokorný Marek Pospíšil Hájek Jelínek Nováková Svobodová Dvořáková",
            "Bar Bě Bla Bra Če Da Do Fi Ha Ho Hra Jan Kad Ka Kla Ko Kra Lu Ma Me Mi Ne Pa Pe Po Ři Sed Sou Ště Šim Tu Va Vl Za", "- be do hou le ma bi ka na ni vo", "áček ák án áček ek ík ka ků lový ný ová ský šek vá"),
        Cities = new("Praha Brno Ostrava Plzeň Liberec Olomouc České_Budějovice", "Bě Hra Ja Kla Lou Par Se Tře", "- bo do", "dec lov nice ov tice ves"),
        Streets = new("Hlavní Školní Nádražní Zahradní Husova", "Kvě Lip No Par Pol Ru Sa", "- do ko", "lní ová ská tná"),
        Firms = new("Vltava Morava Bohemia Sokol", "Agro Čes Elek Inter Kov Mor Stav Tech", "- o", "bal exim invest kov prog stav trans"),
        Trades = ["Stavby", "Služby", "Doprava", "Účetnictví", "Potraviny", "Nábytek"],
        LegalForms = ["s.r.o.", "a.s.", "v.o.s."],
        Titles = ["Ředitel", "Obchodní zástupce", "Účetní", "Inženýr", "Jednatel"],
        PostalCode = "### ##",
        TwoNamesPercent = 1,
        Dialling = new()
        {
            CallingCode = "420",
            Trunk = "",
            Areas = "22:7 23:7 54:7 59:7 37:7",
            Mobiles = "60:7 72:7 73:7 77:7",
            Usual = ["{a}{n}", "{a} {s}"],
        },
    };
}
