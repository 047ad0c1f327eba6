namespace Engine.Benchmarks.Contacts.Countries;

internal static class Western
{
    public static readonly Country France = new()
    {
        Code = "FR",
        Names = ["France", "FR"],
        Weight = 9,
        FirstNames = new(
            "Jean Marie Pierre Michel André Philippe Louis Jacques Bernard François Nathalie Isabelle Sylvie Catherine Françoise Hélène Éric Benoît Chloé Léa Loïc Jean-Luc Anne-Sophie Gaëlle Noël",
            "Ad Al An Bar Ber Cé Clé Da Éd El Flo Ga Hu Ju Lau Lé Ma Ma Mo Ni O Ré Si Va Ya", "- be ri li", "an ane e el elle ette ien ine is o on thée ce"),
        LastNames = new(
            "Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefèvre Michel Garcia Bertrand Roux Fournier Girard Bonnet Dupont Lambert Rousseau Lefebvre Mercier Boyer Légaré Béranger L'Hôte D'Amico",
            "Beau Bel Ber Blan Bon Bour Car Chan Char Dau Del Des Du Fon Fro Gau Gi Gran Gué Hé La Lam Le Mar Mon Mou Pel Per Pi Pré Ri Ro Sau Ser Ta Thé Va Ver Vil",
            "- ri che de ti le bo na mo vi lan do pe", "ard aud ault eau elle er et ette ier in on ot oux ville mont court lin let reau gnac gneau"),
        Cities = new("Paris Marseille Lyon Toulouse Nice Nantes Strasbourg Montpellier Bordeaux Lille Rennes Reims Saint-Étienne", "Beau Bel Bois Champ Châ Clair Mont Neuf Saint- Val Ville", "- le ri ger", "bourg court main mont neuve sac vigny ville ac"),
        Streets = new("Rue_de_la_République Avenue_Victor_Hugo Rue_du_Moulin Place_de_l'Église Rue_Pasteur", "Rue_du_ Rue_des_ Avenue_ Boulevard_ Chemin_de_", "Beau Châ Clair Mont Pré Val Bel", "bois lieu mont ville sières tière rier"),
        Firms = new("Lumière Soleil Horizon Gaulois Étoile", "Aé Ali Aqua Ari Bio Cré Éco Élec Fran Géo Inno Méca Opti Pro Sol Tech Uni Val", "- ri li tra me no va do", "com dis ex ia line média nov or plus tis ys"),
        Trades = ["Conseil", "Informatique", "Bâtiment", "Boulangerie", "Transports", "Énergie", "Immobilier", "Mécanique", "Santé", "Assurances"],
        LegalForms = ["SARL", "SA", "SAS", "et Fils"],
        Titles = ["Gérant", "Directrice commerciale", "Ingénieur", "Comptable", "Responsable achats", "Secrétaire", "Chargé d'affaires"],
        StreetStyle = "{n} {s}",
        PostalCode = "#####",
        TwoNamesPercent = 6,
        Dialling = new()
        {
            CallingCode = "33",
            Trunk = "0",
            Areas = "1:8 2:8 3:8 4:8 5:8",
            Mobiles = "6:8 7:8",
            Usual = ["{t}{a} {s}", "{t}{a}.{p}", "{t}{a}{n}", "+{c} ({t}){a} {s}"],
            IsInPairs = true,
        },
    };

    public static readonly Country Netherlands = new()
    {
        Code = "NL",
        Names = ["Nederland", "Netherlands", "NL"],
        Weight = 6,
        FirstNames = new(
            "Jan Johannes Maria Anna Cornelis Hendrik Willem Pieter Sanne Daan Emma Lotte Bram Femke Joost Marijke Ruud Inge Björn Zoë Noémi",
            "Aal Ber Cor Dir El Ger Har Ja Ka Lau Ma Nel Ri San Ti Wil", "- e i", "bert da ke ken lien mijn na rik sje tje trud"),
        LastNames = new(
            "de_Jong Jansen de_Vries van_den_Berg van_Dijk Bakker Janssen Visser Smit Meijer de_Boer Mulder de_Groot Bos Vos Peters Hendriks van_Leeuwen Dekker Brouwer",
            "van_der_ van_den_ de_ Ou Ver Nieuw Groot Klein Hoog Laag Oost West Zuid Noord", "Berg Bos Dijk Haan Heu Kerk Kuip Lin Meer Molen Sloot Stra Veen Vel Water Wijn Zand", "- berg broek dam den donk hoek hof horst huis kamp laan man mans meer oord ring schot stra veld wijk"),
        Cities = new("Amsterdam Rotterdam Den_Haag Utrecht Eindhoven Groningen Tilburg Almere Breda Nijmegen", "Zand Veen Water Oud Nieuw Hoog Rijs", "- en er", "dam dijk hoven broek kerk veld wijk"),
        Streets = new("Kerkstraat Dorpsstraat Stationsweg Molenweg Schoolstraat Julianalaan", "Linden Eiken Beuken Prins Koningin Molen Haven Markt", "- en ker", "straat laan weg plein kade gracht singel"),
        Firms = new("Oranje Zuiderzee Delta Hollandia Waterland", "Agri Bouw Data Flex Haven Inter Kantoor Logi Maas Nova Polder Tech", "- a o i e", "bedrijf data flor line net plan trans werk"),
        Trades = ["Advies", "Bouw", "Bloemen", "Transport", "Techniek", "Verzekeringen", "Groothandel", "Automatisering"],
        LegalForms = ["B.V.", "N.V.", "V.O.F.", "& Zonen"],
        Titles = ["Directeur", "Verkoopleider", "Inkoper", "Boekhouder", "Projectleider", "Monteur", "Secretaresse"],
        PostalCode = "#### @@",
        TwoNamesPercent = 7,
        Dialling = new()
        {
            CallingCode = "31",
            Trunk = "0",
            Areas = "20:7 10:7 70:7 30:7 40:7 50:7",
            Mobiles = "61:7 62:7 63:7 64:7 65:7",
            Usual = ["{t}{a}-{n}", "{t}{a} {s}", "({t}{a}) {s}", "+{c} ({t}){a} {s}"],
        },
    };
}
