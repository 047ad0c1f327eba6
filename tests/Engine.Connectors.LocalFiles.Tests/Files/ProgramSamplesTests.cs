namespace Engine.Connectors.LocalFiles.Tests.Files;

/// <summary>Cards as programs write them, with people nobody has met.</summary>
[TestClass]
public sealed class ProgramSamplesTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Android_CardWithCustomLabels_AllNumbersAndPhoto() => await CheckAsync(
        $"""
        BEGIN:VCARD
        VERSION:2.1
        N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen;;Dr.;
        FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Dr. J=C3=BCrgen M=C3=BCller
        X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Jogi;1;;;;;;;;;;;;;
        TEL;CELL;PREF:0171 5550101
        TEL;HOME:+49 711 5550102
        TEL;WORK;FAX:+49-711-5550103
        TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,Empfang=20B=C3=BCro=2012):+49-711-5550104
        TEL;X-Werkstatt:0711/5550105
        TEL;VOICE:5550106
        EMAIL;HOME:jogi@example.com
        ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Stra=C3=9Fenbau M=C3=BCller GmbH und Co. KG f=C3=BCr alle=
        =20F=C3=A4lle
        TITLE:Bauleiter
        PHOTO;ENCODING=BASE64;JPEG:{TestPictures.Lines(TestPictures.Jpeg, " ").TrimStart()}

        END:VCARD
        """,
        "Jürgen|Müller|Dr. Jürgen Müller|Straßenbau Müller GmbH und Co. KG für alle Fälle",
        ["MobilePhone=0171 5550101", "HomePhone=+49 711 5550102", "OtherPhone=5550106", "Empfang Büro 12=+49-711-5550104", "Werkstatt=0711/5550105",
            "Fax=+49-711-5550103"],
        ["jogi@example.com"],
        "image/jpeg");

    [TestMethod]
    public async Task BlackBerry_NumbersByType_AreMapped() => await CheckAsync(
        $"""
        BEGIN:VCARD
        VERSION:2.1
        REV:20110705T102435Z
        FN:Ada Berry
        N:Berry;Ada
        ORG:Orchard Works
        TITLE:Picker
        NOTE;ENCODING=QUOTED-PRINTABLE:first line=0D=0Asecond line
        EMAIL;TYPE=INTERNET:ada@example.org
        EMAIL;TYPE=INTERNET:ada.home@example.org
        TEL;TYPE=CELL:+15550100201
        TEL;TYPE=WORK:+15550100202
        TEL;TYPE=PAGER:+15550100203
        ADR;TYPE=HOME:;;Elm Road 1;Springfield;Ohio;45501;United States
        PHOTO;TYPE=PNG;ENCODING=BASE64:
        {TestPictures.Lines(TestPictures.Png, "")}

        END:VCARD
        """,
        "Ada|Berry|Ada Berry|Orchard Works",
        ["BusinessPhone=+15550100202", "MobilePhone=+15550100201", "OtherPhone=+15550100203"],
        ["ada@example.org", "ada.home@example.org"],
        "image/png");

    [TestMethod]
    public async Task Evolution_SlotsAndLists_AreNoLabels() => await CheckAsync(
        $"""
        BEGIN:VCARD
        VERSION:3.0
        URL:http://www.example.net/erika
        TITLE:Head of Sales
        ROLE:Boss
        X-EVOLUTION-MANAGER:Max Vorstand
        X-EVOLUTION-ASSISTANT:Anna Helfer
        NICKNAME:Eri
        X-EVOLUTION-FILE-AS:Muster\, Erika
        N:Muster;Erika;Maria;;
        FN:Erika Maria Muster
        ORG:Muster AG;Sales;North
        EMAIL;X-EVOLUTION-UI-SLOT=1;TYPE=WORK:erika@example.net
        TEL;X-EVOLUTION-UI-SLOT=1;TYPE=WORK,VOICE:+49 30 5550301
        TEL;X-EVOLUTION-UI-SLOT=2;TYPE=HOME,VOICE:+49 30 5550302
        TEL;X-EVOLUTION-UI-SLOT=3;TYPE="CELL":+49 170 5550303
        TEL;X-EVOLUTION-UI-SLOT=4;TYPE=X-EVOLUTION-ASSISTANT:+49 30 5550304
        TEL;X-EVOLUTION-UI-SLOT=5;TYPE=WORK,FAX:+49 30 5550305
        PHOTO;ENCODING=b;TYPE=JPEG:{TestPictures.Lines(TestPictures.Jpeg, " ").TrimStart()}
        UID:pas-id-4DF1A2B300000001
        END:VCARD
        """,
        "Erika|Muster|Erika Maria Muster|Muster AG",
        ["BusinessPhone=+49 30 5550301", "MobilePhone=+49 170 5550303", "HomePhone=+49 30 5550302", "Assistant=+49 30 5550304", "Fax=+49 30 5550305"],
        ["erika@example.net"],
        "image/jpeg");

    [TestMethod]
    public async Task Gmail_GroupedLabels_NameTheNumbers() => await CheckAsync(
        """
        BEGIN:VCARD
        VERSION:3.0
        FN:Greta Mail
        N:Mail;Greta;;;
        EMAIL;TYPE=INTERNET;TYPE=HOME:greta@example.com
        item1.EMAIL;TYPE=INTERNET:greta.club@example.com
        item1.X-ABLabel:Club
        TEL;TYPE=CELL:5550401
        TEL;TYPE=MAIN:5550402
        TEL;TYPE=WORK;TYPE=FAX:5550403
        item2.TEL:5550404
        item2.X-ABLabel:Reception
        item3.TEL:5550405
        item3.X-ABLabel:GRAND_CENTRAL
        TEL:5550406
        ORG:Letter House
        URL:http\://www.example.com
        NOTE:line one\nline two
        PHOTO:https://lh3.example.com/photo.jpg
        END:VCARD
        """,
        "Greta|Mail|Greta Mail|Letter House",
        ["MobilePhone=5550401", "OtherPhone=5550402", "OtherPhone=5550406", "Reception=5550404", "Google Voice=5550405", "Fax=5550403"],
        ["greta@example.com", "greta.club@example.com"],
        "https://lh3.example.com/photo.jpg");

    [TestMethod]
    public async Task IPhone_WrappedLabels_AreUnwrapped() => await CheckAsync(
        $"""
        BEGIN:VCARD
        VERSION:3.0
        PRODID:-//Apple Inc.//iOS 17.0//EN
        N:Apfel;Ivo;;;
        FN:Ivo Apfel
        ORG:Obsthof;
        item1.EMAIL;type=INTERNET;type=pref:ivo@example.com
        item1.X-ABLabel:_$!<Other>!$_
        TEL;type=CELL;type=VOICE;type=pref:(555) 555-0501
        TEL;type=IPHONE;type=CELL;type=VOICE:(555) 555-0502
        TEL;type=HOME;type=VOICE:(555) 555-0503
        item2.TEL:(555) 555-0504
        item2.X-ABLabel:_$!<Mobile>!$_
        item3.TEL:(555) 555-0505
        item3.X-ABLabel:_$!<WorkFAX>!$_
        item4.ADR;type=WORK;type=pref:;;1 Tree Lane;Cider;KA;12345;Germany
        item4.X-ABADR:de
        BDAY;X-APPLE-OMIT-YEAR=1604;value=date:1604-04-05
        PHOTO;ENCODING=b;TYPE=JPEG:{TestPictures.Lines(TestPictures.Jpeg, "  ").TrimStart()}
        END:VCARD
        """,
        "Ivo|Apfel|Ivo Apfel|Obsthof",
        ["MobilePhone=(555) 555-0501", "MobilePhone=(555) 555-0502", "MobilePhone=(555) 555-0504", "HomePhone=(555) 555-0503", "Fax=(555) 555-0505"],
        ["ivo@example.com"],
        "image/jpeg");

    [TestMethod]
    public async Task LotusNotes_EmailWithDisplayName_IsTheAddress() => await CheckAsync(
        $"""
        BEGIN:VCARD
        X-LOTUS-CHARSET:UTF-8
        VERSION:3.0
        N;CHARSET=UTF-8:Lotus;Lena;;Frau;
        FN;CHARSET=UTF-8:Frau Lena Lotus
        EMAIL;TYPE=INTERNET,WORK:"Lena Lotus" <lena@example.com>
        ORG;CHARSET=UTF-8:Teichbau\, Söhne;Einkauf
        TEL;TYPE=WORK:+41 44 555 06 01
        TEL;TYPE=CELL:+41 79 555 06 02
        TEL;TYPE=HOME,FAX:+41 44 555 06 03
        ADR;TYPE=WORK;CHARSET=UTF-8:;;Seestraße 1;Zürich;;8000;Schweiz
        PHOTO;TYPE=JPEG;ENCODING=B:{TestPictures.Lines(TestPictures.Jpeg, " ").TrimStart()}
        UID:2A1B3C4D5E6F7080C1257A0B002F1234
        END:VCARD
        """,
        "Lena|Lotus|Frau Lena Lotus|Teichbau, Söhne",
        ["BusinessPhone=+41 44 555 06 01", "MobilePhone=+41 79 555 06 02", "Fax=+41 44 555 06 03"],
        ["lena@example.com"],
        "image/jpeg");

    [TestMethod]
    public async Task MacOS_CompanyCard_HasNoPersonsName() => await CheckAsync(
        $"""
        BEGIN:VCARD
        VERSION:3.0
        PRODID:-//Apple Inc.//macOS 14.0//EN
        N:;;;;
        FN:Pixel & Söhne
        ORG:Pixel & Söhne;
        item1.TEL;type=pref:+49 89 5550701
        item1.X-ABLabel:_$!<Main>!$_
        item2.TEL:+49 89 5550702
        item2.X-ABLabel:Notdienst
        item3.URL;type=pref:http\://www.example.de
        item3.X-ABLabel:_$!<HomePage>!$_
        PHOTO;BASE64:
          {TestPictures.Lines(TestPictures.Png, "  ").TrimStart()}
        X-ABShowAs:COMPANY
        X-ABUID:8D3B0C11-3C0A-4B0C-8B1C-1A2B3C4D5E6F\:ABPerson
        END:VCARD
        """,
        "|||Pixel & Söhne",
        ["OtherPhone=+49 89 5550701", "Notdienst=+49 89 5550702"],
        [],
        "image/png");

    [TestMethod]
    public async Task Outlook2003_LatinBytesAndLabels_ReadRight() => await CheckAsync(
        """
        BEGIN:VCARD
        VERSION:2.1
        N:Größer;Olaf;;Herr
        FN:Herr Olaf Größer
        ORG:Büro Größer;Vertrieb
        TITLE:Geschäftsführer
        NOTE;ENCODING=QUOTED-PRINTABLE:Kommt um 9=0D=0A=
        =0D=0A=
        geht um 5
        TEL;WORK;VOICE:+49 (40) 5550801
        TEL;WORK;VOICE:+49 (40) 5550802
        TEL;HOME;VOICE:+49 (40) 5550803
        TEL;CELL;VOICE:+49 (170) 5550804
        TEL;WORK;FAX:+49 (40) 5550805
        TEL;CAR;VOICE:+49 (40) 5550806
        ADR;WORK;ENCODING=QUOTED-PRINTABLE:;2. Stock;Hafen=0D=0AKai 5;Hamburg;;20457;Deutschland
        LABEL;WORK;ENCODING=QUOTED-PRINTABLE:2. Stock=0D=0AHafen=0D=0AKai 5=0D=0A20457 Hamburg=0D=0ADeutschland
        EMAIL;PREF;INTERNET:olaf@example.de
        REV:20050301T120000Z
        END:VCARD
        """,
        "Olaf|Größer|Herr Olaf Größer|Büro Größer",
        ["BusinessPhone=+49 (40) 5550801", "BusinessPhone=+49 (40) 5550802", "MobilePhone=+49 (170) 5550804", "HomePhone=+49 (40) 5550803",
            "OtherPhone=+49 (40) 5550806", "Fax=+49 (40) 5550805"],
        ["olaf@example.de"],
        null,
        "windows-1252");

    [TestMethod]
    public async Task Outlook2007_PhotoBesideCardPicture_IsThePhoto() => await CheckAsync(
        $"""
        BEGIN:VCARD
        VERSION:2.1
        X-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns="http://schemas.microsoft.com/office/outlook/12/electronicbusinesscards" ver="1.0" layout="left"/>
        N;LANGUAGE=en-us:Office;Olive;Q.;Ms.;Jr.
        FN:Ms. Olive Q. Office Jr.
        NICKNAME:Liv
        ORG:Paper Inc.;Folding
        TITLE:Clerk
        TEL;WORK;VOICE:(555) 555-0901
        TEL;CELL;VOICE:(555) 555-0902
        X-MS-TEL;VOICE;ASSISTANT:(555) 555-0903
        X-MS-TEL;VOICE;COMPANY:(555) 555-0904
        ADR;WORK;PREF:;;5 Staple St.;Clip;TX;75001;USA
        LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:5 Staple St.=0D=0A=
        Clip, TX  75001
        X-MS-OL-DEFAULT-POSTAL-ADDRESS:2
        URL;WORK:www.example.com
        X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:
         {TestPictures.Lines(TestPictures.Png, " ").TrimStart()}

        PHOTO;TYPE=JPEG;ENCODING=BASE64:
         {TestPictures.Lines(TestPictures.Jpeg, " ").TrimStart()}

        EMAIL;PREF;INTERNET:olive@example.com
        X-MS-IMADDRESS:olive@chat.example.com
        REV:20090301T120000Z

        END:VCARD
        """,
        "Olive|Office|Ms. Olive Q. Office Jr.|Paper Inc.",
        ["BusinessPhone=(555) 555-0901", "BusinessPhone=(555) 555-0904", "MobilePhone=(555) 555-0902", "Assistant=(555) 555-0903"],
        ["olive@example.com"],
        "image/jpeg");

    [TestMethod]
    public async Task Thunderbird_Version4WithDataUri_HasPhoto() => await CheckAsync(
        $"""
        BEGIN:VCARD
        VERSION:4.0
        EMAIL;PREF=1:tilda@example.com
        EMAIL:tilda.second@example.com
        FN:Tilda Vogel
        N:Vogel;Tilda;;;
        ORG:Nest GmbH;Brut
        TEL;VALUE=TEXT;TYPE=work:+49 221 5551001
        TEL;VALUE=TEXT;TYPE=cell:+49 170 5551002
        TEL;VALUE=TEXT;TYPE=pager:+49 221 5551003
        PHOTO;VALUE=URI:{("data:image/jpeg;base64," + Convert.ToBase64String(TestPictures.Jpeg)).Insert(60, "\n ").Insert(140, "\n ")}
        UID:urn:uuid:5a3f0f5e-7a7c-4d5f-9c43-6f0f2a1b7c11
        END:VCARD
        """,
        "Tilda|Vogel|Tilda Vogel|Nest GmbH",
        ["BusinessPhone=+49 221 5551001", "MobilePhone=+49 170 5551002", "OtherPhone=+49 221 5551003"],
        ["tilda@example.com", "tilda.second@example.com"],
        "image/jpeg");

    [TestMethod]
    public async Task Rfc2426_Sample_ReadsWhole() => await CheckAsync(
        """
        BEGIN:vCard
        VERSION:3.0
        FN:Fred Dawning
        ORG:Mail Makers\, Inc.
        ADR;TYPE=WORK,POSTAL,PARCEL:;;501 E. Middle Rd.
         ;Mountain Top;CA;94043;U.S.A.
        TEL;TYPE=VOICE,MSG,WORK:+1-555-937-1101
        TEL;TYPE=FAX,WORK:+1-555-528-1102
        EMAIL;TYPE=INTERNET,PREF:fred@example.com
        URL:http://home.example.com/fred
        END:vCard
        """,
        "||Fred Dawning|Mail Makers, Inc.",
        ["BusinessPhone=+1-555-937-1101", "Fax=+1-555-528-1102"],
        ["fred@example.com"],
        null);

    [TestMethod]
    public async Task Rfc6350_Sample_ReadsUrisAndExtension() => await CheckAsync(
        """
        BEGIN:VCARD
        VERSION:4.0
        FN:Sibylle Sechs
        N:Sechs;Sibylle;;;ing. jr,M.Sc.
        BDAY:--0203
        GENDER:F
        ORG;TYPE=work:Vielfach
        ADR;TYPE=work;LABEL="Suite D2-630^n2875 Laurier":;Suite D2-630;2875 Laurier;
         Quebec;QC;G1V 2M2;Canada
        TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-555-1201;ext=102
        TEL;VALUE=uri;TYPE="work,cell,voice,video,text":tel:+1-418-555-1202
        TEL;VALUE=uri;TYPE=home:tel:5551203;phone-context=+1-418
        EMAIL;TYPE=work:sibylle@example.ca
        URL;TYPE=home:http://nomis80.example.org
        END:VCARD
        """,
        "Sibylle|Sechs|Sibylle Sechs|Vielfach",
        ["BusinessPhone=+1-418-555-1201 x102", "MobilePhone=+1-418-555-1202", "HomePhone=+1-418-5551203"],
        ["sibylle@example.ca"],
        null);

    private async Task CheckAsync(string card, string who, string[] telephones, string[] emails, string? picture, string charset = "utf-8")
    {
        var encoding = TestCharsets.Get(charset);
        await using var folder = new TestFolder().Write("card.vcf", encoding.GetBytes(card.ReplaceLineEndings("\r\n")));
        var book = folder.Open("card.vcf");

        var contact = (await book.AllAsync(TestContext.CancellationToken)).Single();
        var found = await book.GetPictureAsync(contact.Key, TestContext.CancellationToken);

        Assert.AreEqual("1 file, 1 contact.", await book.CheckAsync(TestContext.CancellationToken));
        Assert.AreEqual(who, contact.Who());
        CollectionAssert.AreEqual(telephones, contact.Telephones(), string.Join(", ", contact.Telephones()));
        CollectionAssert.AreEqual(emails, contact.Values("Email"));
        Assert.AreEqual(picture, found?.Address?.AbsoluteUri ?? found?.MediaType);
        if (picture == "image/jpeg")
            CollectionAssert.AreEqual(TestPictures.Jpeg, found!.Data.ToArray());
    }
}
