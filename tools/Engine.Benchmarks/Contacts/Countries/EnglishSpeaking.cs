namespace Engine.Benchmarks.Contacts.Countries;

internal static class EnglishSpeaking
{
    private const string Names =
        "Smith Jones Williams Brown Taylor Davies Wilson Evans Thomas Johnson Roberts Walker Wright Robinson Thompson White Hughes Edwards Hall Green Patel Khan " +
        "Lewis Martin Wood Jackson Clarke O'Brien O'Connor MacDonald McCarthy Campbell Murphy Kelly Miller Garcia Nguyen Lee King Scott Baker Adams";

    private const string NameHeads =
        "Ash Brad Black Brook Carl Clif Craw Dal El Fair Far Hal Har Hart Haw Hol Hunt Kings Lang Lin Long Mar Mid Nor North Oak Pem Pres Rad Red Rich Rock Ros " +
        "Ruther Shel Sher Stan Strat Sut Thorn Under Wake Wal War Wes Whit Wil Win Wor";

    private const string NameTails = "ton ford ley wood worth field ham man bury by well son den ridge shaw gate more land stead wick combe dale";

    private const string FirstNamesUsual =
        "James John Mary Robert Michael Jennifer Elizabeth David William Linda Richard Susan Joseph Sarah Thomas Karen Charles Emma Olivia Daniel Matthew Emily Jack " +
        "Harry Oliver Sophie Chloe George Amy Bob Kate Peter Andrew Laura Helen Rachel Mark Paul Zoë Renée Siobhan Liam Noah Grace";

    private static readonly WordList FirstNames = new(
        FirstNamesUsual, "Al Bri Cal Cher Da De El Fe Ga Jo Ka La Le Li Ma Mel Na Ro Sha Ta Ty Vi", "- r l n", "a an en ie ine is ley lyn on ton us");

    private static readonly WordList LastNames = new(Names, NameHeads, "- er ing en es ter le mer don ster bur ches", NameTails);

    private static readonly string[] Titles =
        ["Sales Manager", "Account Executive", "Chief Executive Officer", "Software Engineer", "Office Manager", "Head of Purchasing", "Accountant", "Consultant", "Director", "Technician"];

    private static readonly string[] Trades =
        ["Consulting", "Engineering", "Logistics", "Software", "Foods", "Motors", "Energy", "Insurance", "Media", "Partners", "Systems", "Trading", "Electronics", "Properties"];

    private static readonly WordList Firms = new(
        "Acme Apex Summit Pioneer Vertex Beacon Atlas Horizon Keystone Crown", NameHeads + " Tech Data Net Aero Bio Cyber Geo Info Micro Nano Omni Poly Quant Syn Uni",
        "- a i o e u ex al", "tex soft gen corp max nova line works tron ware sys ton bridge point stone mark");

    private static readonly WordList Streets = new(
        "High_Street Station_Road Main_Street Church_Road Park_Avenue Victoria_Road Green_Lane Mill_Lane Oak_Street Maple_Avenue Broadway", NameHeads, "- ing er", "ton_Road ley_Street wood_Lane ham_Avenue field_Drive bury_Close");

    public static readonly Country UnitedKingdom = new()
    {
        Code = "GB",
        Names = ["United Kingdom", "UK", "GB", "England"],
        Weight = 14,
        FirstNames = FirstNames,
        LastNames = LastNames,
        Cities = new("London Birmingham Manchester Leeds Bristol Sheffield Liverpool Edinburgh Glasgow Cardiff Newcastle Cambridge Oxford", NameHeads, "- ing", NameTails),
        Streets = Streets,
        Firms = Firms,
        Trades = Trades,
        LegalForms = ["Ltd", "Limited", "plc", "LLP"],
        Titles = Titles,
        StreetStyle = "{n} {s}",
        PostalCode = "@@# #@@",
        TwoNamesPercent = 4,
        Dialling = new()
        {
            CallingCode = "44",
            Trunk = "0",
            Areas = "20:8 121:7 161:7 113:7 117:7 131:7 141:7 1223:6 1865:6 1332:6 1482:6 1904:6",
            Mobiles = "77:8 78:8 79:8 74:8 75:8",
            Usual = ["{t}{a} {s}", "({t}{a}) {s}", "{t}{a} {n}", "+{c} ({t}){a} {s}"],
        },
    };

    public static readonly Country UnitedStates = new()
    {
        Code = "US",
        Names = ["United States", "USA", "US"],
        Weight = 18,
        FirstNames = FirstNames,
        LastNames = LastNames,
        Cities = new("New_York Los_Angeles Chicago Houston Phoenix Philadelphia San_Antonio San_Diego Dallas Austin Boston Seattle Denver", NameHeads, "- er", "ville ton burg field wood_Springs _Falls land port"),
        Streets = Streets,
        Firms = Firms,
        Trades = Trades,
        LegalForms = ["Inc.", "LLC", "Corp.", "Co."],
        Titles = Titles,
        StreetStyle = "{n} {s}",
        PostalCode = "#####",
        TwoNamesPercent = 3,
        Dialling = new()
        {
            CallingCode = "1",
            Trunk = "",
            Areas = "212:7 415:7 312:7 617:7 206:7 512:7 305:7 303:7 214:7 602:7 404:7 503:7 702:7 919:7",
            Mobiles = "917:7 646:7 310:7 408:7 773:7 786:7 832:7 972:7",
            Usual = ["({a}) {d}", "{a}-{d}", "{a}.{p}", "1-{a}-{d}", "+{c} ({a}) {d}"],
        },
    };
}
