namespace Engine.Benchmarks.Contacts.Countries;

internal static class Southern
{
    public static readonly Country Italy = new()
    {
        Code = "IT",
        Names = ["Italia", "Italy", "IT"],
        Weight = 6,
        FirstNames = new(
            "Giuseppe Maria Giovanni Anna Antonio Francesco Mario Luigi Angela Rosa Paolo Giulia Chiara Marco Alessandro Francesca Niccolò Nicolò Luca Elisabetta",
            "Al Be Ca Da E Fe Fio Gia Gio La Lo Ma Mi Ni Ra Ro Sa Se Ste Va Vi", "- bri do ren li", "na nna no nzo ria rio ta to tta zia zo"),
        LastNames = new(
            "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De_Luca Costa Giordano Mancini Rizzo Lombardi Moretti D'Angelo Dell'Orto",
            "Al Bal Bar Bel Ben Bo Bru Cal Can Car Cas Ce Co Cor Fa Fer Fi Fo Gal Gar Ghi Gra Gua La Lom Man Mar Mo Mon Mor Pa Pel Pi Ra Ri Ro Sal San Sca Ta Tor Tre Va Ve Vi Za",
            "- ci de ne ra ta ve zo ban di fe lu mi", "aldi ante ardi aro ato elli etti iello ini ioli one ucci uzzi ossi"),
        Cities = new("Roma Milano Napoli Torino Palermo Genova Bologna Firenze Bari Catania Forlì", "Al Bel Bor Cas Castel Ci Fer Monte Pie Ponte San_ Tor Val Villa", "- la ne ve", "cano gnano go nova rano seto tello to zzo"),
        Streets = new("Via_Roma Via_Garibaldi Corso_Italia Via_Mazzini Piazza_della_Libertà Via_Verdi", "Via_ Viale_ Corso_ Piazza_", "Ben Car Fer Man Mar Mon Val", "deri etti gheri nini rini telli zini"),
        Firms = new("Aurora Adriatica Vesuvio Toscana Italica", "Al Ar Au Ca Dol El Fer In Ital La Me Mo Nuo Ol Pa Si Te Ve", "- la me ni te ra vi zo", "bit co fin gas lux med plast sider tex ta vision"),
        Trades = ["Costruzioni", "Alimentari", "Trasporti", "Consulenza", "Informatica", "Mobili", "Meccanica", "Assicurazioni"],
        LegalForms = ["S.r.l.", "S.p.A.", "S.n.c.", "& Figli"],
        Titles = ["Amministratore", "Responsabile vendite", "Ingegnere", "Contabile", "Segretaria", "Tecnico", "Direttore"],
        PostalCode = "#####",
        TwoNamesPercent = 1,
        Dialling = new()
        {
            CallingCode = "39",
            Trunk = "",
            Areas = "02:8 06:8 011:7 051:6 055:6 081:7",
            Mobiles = "320:7 328:7 333:7 335:7 338:7 347:7 348:7 349:7",
            Usual = ["{a} {n}", "{a} {s}", "{a}/{n}", "+{c} {a}{n}"],
        },
    };

    public static readonly Country Spain = new()
    {
        Code = "ES",
        Names = ["España", "Spain", "ES"],
        Weight = 6,
        FirstNames = new(
            "Antonio José Manuel Francisco Juan David Javier Daniel Carlos Jesús María Carmen Josefa Isabel Ana Laura Cristina Marta Lucía Raúl Óscar Íñigo Begoña Andrés José_Luis María_José",
            "Al Be Ca Da El Es Fe Fer Gra Is Jo Le Lo Ma Mi Na Pa Ra Ro Sa Te Vi", "- ber mi na re", "cio da do la lia na nda ndo ro ta to a"),
        LastNames = new(
            "García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Núñez Ibáñez",
            "Al Am An Ar Az Bal Bar Be Ca Can Car Cas Ce Co Cor Du E Es Fe Fon Ga Gar Go He I La Lo Ma Mar Men Mo Mon Na O Or Pa Pe Po Qui Ra Ri Ro Sa San Se So To Ur Va Ve Vi Za",
            "- cha de gui la men ra ri ta ba do fe lo mo", "ez aga al ar era eros illa ín ón osa ueta ñez ero edo ado"),
        Cities = new("Madrid Barcelona Valencia Sevilla Zaragoza Málaga Murcia Palma Bilbao Córdoba A_Coruña", "Al Bena Cas Fuen Gran Mon San_ Torre Val Villa", "- ca de la me", "drid lar mar neda nosa real rrubia sol talba"),
        Streets = new("Calle_Mayor Gran_Vía Avenida_de_la_Constitución Calle_Real Plaza_de_España", "Calle_ Avenida_de_ Paseo_de_ Plaza_", "Al Bal Cas Fer Mon Rib Sal", "amanca erón illas mora nández riz tilla"),
        Firms = new("Ibérica Levante Sol Castilla Andalus", "Al Cons Elec Ex Fri Gas Hi Ib In Ma Me Nor Pro Ser Te Tras Ur", "- co e tra vi mo na do", "bal cor dro gal lux mar nal por sa tec vial"),
        Trades = ["Construcciones", "Alimentación", "Transportes", "Asesoría", "Informática", "Muebles", "Diseño", "Seguros"],
        LegalForms = ["S.L.", "S.A.", "S.L.U.", "e Hijos"],
        Titles = ["Gerente", "Director comercial", "Ingeniera", "Contable", "Jefe de compras", "Secretaria", "Técnico"],
        StreetStyle = "{s}, {n}",
        PostalCode = "#####",
        TwoNamesPercent = 70,
        TwoNamesJoint = " ",
        Dialling = new()
        {
            CallingCode = "34",
            Trunk = "",
            Areas = "91:7 93:7 95:7 96:7",
            Mobiles = "60:7 61:7 62:7 63:7 65:7 66:7 67:7 68:7",
            Usual = ["{a} {s}", "{a}{n}", "+{c} {a}{n}"],
        },
    };

    public static readonly Country Turkey = new()
    {
        Code = "TR",
        Names = ["Türkiye", "Turkey", "TR"],
        Weight = 3,
        FirstNames = new(
            "Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Özlem Çiğdem Gökhan Oğuz Işık",
            "Al Ay Ber Can Cem De Em Er Fe Gül Ha Il Ke Me Ne O Öz Se Tu Ya", "- di ni ra", "al bey can dem gün han lay nur rem su tan ya"),
        LastNames = new(
            "Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek",
            "Ak Al Alt Bay Boz Can Çak De Er Gök Gü Kara Koca Kur Öz Sarı Tan Taş Tun Uç Uz Ya Yal", "- ar ba çe du ka lı mi bi do ge ki su", "baş can dağ er gül kan kaya oğlu sel soy taş türk"),
        Cities = new("İstanbul Ankara İzmir Bursa Adana Gaziantep Konya Antalya Diyarbakır Eskişehir", "Ak Boz Gül Kara Yeni", "- ça", "hisar kale köy pınar şehir tepe"),
        Streets = new("Atatürk_Caddesi Cumhuriyet_Caddesi İnönü_Sokak Bağdat_Caddesi", "Çınar Gül Lale Menekşe Okul Park", "- lı", "_Sokak _Caddesi _Bulvarı"),
        Firms = new("Anadolu Boğaziçi Marmara Ege", "Al Bil Do En Gü In Me Öz Tek Yap", "- ka ma ne", "pa san soy taş tek yol"),
        Trades = ["İnşaat", "Tekstil", "Gıda", "Lojistik", "Bilişim", "Sigorta", "Mobilya"],
        LegalForms = ["A.Ş.", "Ltd. Şti."],
        Titles = ["Genel Müdür", "Satış Müdürü", "Mühendis", "Muhasebeci", "Danışman"],
        StreetStyle = "{s} No: {n}",
        PostalCode = "#####",
        TwoNamesPercent = 2,
        TwoNamesJoint = " ",
        Dialling = new()
        {
            CallingCode = "90",
            Trunk = "0",
            Areas = "212:7 216:7 312:7 232:7 224:7",
            Mobiles = "532:7 533:7 535:7 542:7 544:7 555:7",
            Usual = ["{t}{a} {s}", "({t}{a}) {s}", "{t} ({a}) {s}"],
        },
    };
}
