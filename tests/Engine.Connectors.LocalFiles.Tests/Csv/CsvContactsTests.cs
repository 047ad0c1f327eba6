using System.Text;
using Engine.Connectors.LocalFiles.Tests.Files;
using Engine.Sdk;

namespace Engine.Connectors.LocalFiles.Tests.Csv;

[TestClass]
public sealed class CsvContactsTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("First Name,Middle Name,Last Name,Company,Job Title,Business Phone,Business Phone 2,Home Phone,Mobile Phone,Business Fax,Other Phone,Company Main Phone," +
        "E-mail Address,E-mail Type,E-mail Display Name,Business Street,Business City,Business State,Business Postal Code,Business Country/Region,Notes", DisplayName = "Outlook, English")]
    [DataRow("Vorname,Weitere Vornamen,Nachname,Firma,Position,Telefon geschäftlich,Telefon geschäftlich 2,Telefon privat,Mobiltelefon,Fax geschäftlich,Weiteres Telefon,Telefon Firma," +
        "E-Mail-Adresse,E-Mail-Typ,E-Mail: Angezeigter Name,Straße geschäftlich,Ort geschäftlich,Region geschäftlich,Postleitzahl geschäftlich,Land/Region geschäftlich,Notizen", DisplayName = "Outlook, German")]
    [DataRow("Prénom,Deuxième prénom,Nom,Société,Fonction,Téléphone (bureau),Téléphone 2 (bureau),Téléphone (domicile),Tél. mobile,Télécopie (bureau),Téléphone (autre),Téléphone société," +
        "Adresse de messagerie,Type de messagerie,Nom complet de l'adresse de messagerie,Rue (bureau),Ville (bureau),Dép/Région (bureau),Code postal (bureau),Pays/Région (bureau),Notes", DisplayName = "Outlook, French")]
    [DataRow("Nombre,Segundo nombre,Apellidos,Organización,Puesto,Teléfono del trabajo,Teléfono del trabajo 2,Particular,Móvil,Fax del trabajo,Otro teléfono,Número de centralita de la organización (teléfono oficina)," +
        "Dirección de correo electrónico,Tipo de correo electrónico,Nombre de pantalla de correo electrónico,Calle del trabajo,Ciudad de trabajo,Provincia o estado de trabajo,Código postal del trabajo,País o región del trabajo,Notas", DisplayName = "Outlook, Spanish")]
    [DataRow("Nome,Secondo nome,Cognome,Società,Posizione,Ufficio,Ufficio 2,Abitazione,Cellulare,Fax (uff.),Altro telefono,Telefono principale società," +
        "Indirizzo posta elettronica,Tipo posta elettronica,Nome visualizzato posta elettronica,Via (uff.),Città (uff.),Provincia (uff.),CAP (uff.),Paese (uff.),Note", DisplayName = "Outlook, Italian")]
    [DataRow("Voornaam,Middelste naam,Achternaam,Bedrijf,Functie,Telefoon op werk,Telefoon op werk 2,Telefoon thuis,Mobiele telefoon,Fax op werk,Andere telefoon,Hoofdtelefoon bedrijf," +
        "E-mailadres,E-mailtype,\"E-mail, weergegeven naam\",\"Werkadres, straat\",\"Werkadres, plaats\",\"Werkadres, provincie\",\"Werkadres, postcode\",Land/regio (werk),Notities", DisplayName = "Outlook, Dutch")]
    [DataRow("Nome,Nome do meio,Sobrenome,Empresa,Cargo,Telefone comercial,Telefone comercial 2,Telefone residencial,Celular,Fax comercial,Outro telefone,Telefone principal da empresa," +
        "Endereço de email,Tipo de email,Nome para exibição do email,Rua do endereço comercial,Cidade do endereço comercial,Estado do endereço comercial,CEP do endereço comercial,País do endereço comercial,Anotações", DisplayName = "Outlook, Portuguese")]
    [DataRow("Imię,Drugie imię,Nazwisko,Firma,Stanowisko,Telefon służbowy,Telefon służbowy 2,Telefon domowy,Telefon komórkowy,Faks służbowy,Inny telefon,Telefon główny firmy," +
        "Adres e-mail,Typ e-mail,Nazwa wyświetlana e-mail,Ulica (biuro),Miasto (biuro),Województwo (biuro),Kod pocztowy (biuro),Kraj (biuro),Notatki", DisplayName = "Outlook, Polish")]
    [DataRow("Förnamn,Mellannamn,Efternamn,Företag,Befattning,Telefon arbete,Arbetstelefon 2,Hemtelefon,Mobiltelefon,Fax arbete,Annan telefon,Telefon företag (arbete)," +
        "E-postadress,Typ av e-post,E-post: display,Gatuadress arbete,Postort arbete,Region arbete,Postnummer arbete,Land arbete,Anteckningar", DisplayName = "Outlook, Swedish")]
    [DataRow("名,ミドル ネーム,姓,会社名,役職,会社電話,会社電話 2,自宅電話,携帯電話,会社 FAX,その他の電話,会社代表電話," +
        "電子メール アドレス,電子メールの種類,電子メール表示名,番地 (会社),市区町村 (会社),都道府県 (会社),郵便番号 (会社),国/地域 (会社),メモ", DisplayName = "Outlook, Japanese")]
    public async Task Outlook_AnyLanguage_MapsEveryColumn(string headings)
    {
        const string Row = "Ada,Maria,Berg,Acme,Boss,555 0101,555 0102,555 0103,555 0104,555 0105,555 0106,555 0107," +
            "ada@example.com,SMTP,Ada Berg (ada@example.com),Main St 1,Town,Bay,12345,Norway,\"line 1\r\nline 2\"";

        var contact = (await ReadAsync($"{headings}\r\n{Row}\r\n")).Single();

        Assert.AreEqual(
            "FirstName=Ada;LastName=Berg;CompanyName=Acme;JobTitle=Boss;BusinessPhone=555 0101;BusinessPhone=555 0102;BusinessPhone=555 0107;MobilePhone=555 0104;" +
            "HomePhone=555 0103;OtherPhone=555 0106;Fax=555 0105;Email=ada@example.com;Street=Main St 1;PostalCode=12345;City=Town;Region=Bay;Country=Norway;" +
            "Middle name=Maria;Notes=line 1\nline 2",
            All(contact));
    }

    [TestMethod]
    public async Task Google_OldFormat_ReadsTypesAndSeveralValues()
    {
        var contact = (await ReadAsync(
            """
            Name,Given Name,Additional Name,Family Name,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Phone 3 - Type,Phone 3 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Address 1 - Country,Organization 1 - Name,Organization 1 - Title,Website 1 - Value
            Ada Berg,Ada,,Berg,,* myContacts,* Work,ada@example.com ::: ada@example.org,Mobile,+47 555 0101 ::: +47 555 0102,Work Fax,+47 555 0103,Reception,+47 555 0104,Work,"Main St 1, Town",Main St 1,Town,1234,NO,Acme,Boss,https://example.com
            """)).Single();

        Assert.AreEqual(
            "FirstName=Ada;LastName=Berg;ContactName=Ada Berg;CompanyName=Acme;JobTitle=Boss;MobilePhone=+47 555 0101;MobilePhone=+47 555 0102;" +
            "Reception=+47 555 0104;Fax=+47 555 0103;Email=ada@example.com;Email=ada@example.org;Street=Main St 1;PostalCode=1234;City=Town;Country=NO;Web page=https://example.com",
            All(contact));
    }

    [TestMethod]
    public async Task Google_NewFormat_ReadsLabels()
    {
        var contact = (await ReadAsync(
            """
            First Name,Middle Name,Last Name,Phonetic First Name,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value
            Ada,,Berg,Eida,Addi,,Acme,Boss,Sales,,,https://lh3.example.com/a.jpg,* myContacts,* Home,ada@example.com,Home,555 0101,,555 0102
            """)).Single();

        Assert.AreEqual(
            "FirstName=Ada;LastName=Berg;CompanyName=Acme;JobTitle=Boss;HomePhone=555 0101;OtherPhone=555 0102;Email=ada@example.com;" +
            "Phonetic First Name=Eida;Nickname=Addi;Organization Department=Sales",
            All(contact));
    }

    [TestMethod]
    public async Task Thunderbird_Export_IsRead()
    {
        var contact = (await ReadAsync(
            """
            First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home State,Home ZipCode,Home Country,Work Address,Work City,Job Title,Organization,Web Page 1,Notes
            Ada,Berg,Ada Berg,,ada@example.com,ada@example.org,1111111,2222222,3333333,4444444,5555555,Home St 1,2nd floor,Hometown,,1,NO,,,Boss,Acme,www.example.com,hello
            """)).Single();

        Assert.AreEqual(
            "FirstName=Ada;LastName=Berg;ContactName=Ada Berg;CompanyName=Acme;JobTitle=Boss;BusinessPhone=1111111;MobilePhone=5555555;HomePhone=2222222;OtherPhone=4444444;" +
            "Fax=3333333;Email=ada@example.com;Email=ada@example.org;Street=Home St 1\n2nd floor;PostalCode=1;City=Hometown;Country=NO;Web Page 1=http://www.example.com;Notes=hello",
            All(contact));
    }

    [TestMethod]
    // odd ones first
    [DataRow("Name;Telefon\n\"Berg; Ada\";'+49 711 555", "ContactName=Berg; Ada;OtherPhone=+49 711 555", DisplayName = "guard against formulas")]
    [DataRow("Name,Phone\nAda,\"=\"\"0711 555\"\"\"", "ContactName=Ada;OtherPhone=0711 555", DisplayName = "Excel's text formula")]
    [DataRow("sep=;\nName;Phone\nAda;555", "ContactName=Ada;OtherPhone=555")]
    [DataRow("\n\n;;\nName;Phone\nAda;555", "ContactName=Ada;OtherPhone=555", DisplayName = "blank rows above")]
    [DataRow("Name,Phone\n\uFEFFAda,555", "ContactName=Ada;OtherPhone=555", DisplayName = "a byte order mark in the middle")]
    [DataRow("Name|Phone\nAda|555", "ContactName=Ada;OtherPhone=555")]
    [DataRow("Name\tPhone\nAda\t555", "ContactName=Ada;OtherPhone=555")]
    [DataRow("Name;\"Phone, work, direct, main\"\nAda;555", "ContactName=Ada;BusinessPhone=555", DisplayName = "commas in a quoted heading")]
    [DataRow("Name,Phone,City\nAda,555", "ContactName=Ada;OtherPhone=555", DisplayName = "a short row")]
    [DataRow("Name,Phone\nBob \"Bobby\" Jones,555", "ContactName=Bob \"Bobby\" Jones;OtherPhone=555", DisplayName = "quotes inside a cell")]
    [DataRow("Name,Phone\n\"Ada \"\"A\"\" Berg\",555", "ContactName=Ada \"A\" Berg;OtherPhone=555")]
    [DataRow("Name;Vorname;Handy\nBerg;Ada;555", "FirstName=Ada;LastName=Berg;MobilePhone=555")]
    [DataRow("Nom;Téléphone\nBerg;555", "ContactName=Berg;OtherPhone=555")]
    [DataRow("Title,Name,Phone\nBoss,Ada,555", "ContactName=Ada;JobTitle=Boss;OtherPhone=555")]
    [DataRow("Title,Name,Job Title,Phone\nDr.,Ada,Boss,555", "ContactName=Ada;JobTitle=Boss;OtherPhone=555;Title=Dr.")]
    [DataRow("Name,Phone\nAda,n/a", "ContactName=Ada;Telephone=n/a", DisplayName = "no digit in a number")]
    [DataRow("Name,Phone,Account manager\nAda,555,Max", "ContactName=Ada;OtherPhone=555;Account manager=Max", DisplayName = "a column of one's own")]
    [DataRow("Name,Phone,\nAda,555,x", "ContactName=Ada;OtherPhone=555;Column 3=x", DisplayName = "a column without heading")]
    [DataRow("Name,Assistant's Phone\nAda,555", "ContactName=Ada;Assistant's Phone=555")]
    [DataRow("Name,Phone,Phone\nAda,555,556", "ContactName=Ada;OtherPhone=555;OtherPhone=556")]
    [DataRow("Name,Phone,Anniversary\nAda,555,0/0/00", "ContactName=Ada;OtherPhone=555")]
    [DataRow("COMPANY NAME,TELEPHONE NUMBER\nAcme,555", "CompanyName=Acme;OtherPhone=555")]
    [DataRow("Firma,Tel. Büro,Mobilnr.,E-Mail\nAcme,555,556,a@b.c", "CompanyName=Acme;BusinessPhone=555;MobilePhone=556;Email=a@b.c")]
    [DataRow("first,last,Phone1,Phone2,Diensthandy\nAda,Berg,555,556,557", "FirstName=Ada;LastName=Berg;MobilePhone=557;OtherPhone=555;OtherPhone=556", DisplayName = "counted headings, and two words in one")]
    [DataRow("Work Company,Work Title,Name,Office tel.\nAcme,Boss,Ada,555", "ContactName=Ada;CompanyName=Acme;JobTitle=Boss;BusinessPhone=555")]
    [DataRow("Nome;Sobrenome;Apelido;Fone\nAda;Berg;Addi;555", "FirstName=Ada;LastName=Berg;OtherPhone=555;Apelido=Addi")]
    [DataRow("Имя;Фамилия;Рабочий телефон;Адрес электронной почты\nАда;Берг;555;a@b.c", "FirstName=Ада;LastName=Берг;BusinessPhone=555;Email=a@b.c")]
    [DataRow("姓名,公司,手機號碼\n王小明,大樹,555", "ContactName=王小明;CompanyName=大樹;MobilePhone=555")]
    [DataRow("Name;Festnetz;PLZ;Wohnort;Straße\nAda;555;70173;Stuttgart;Weg 1", "ContactName=Ada;OtherPhone=555;Street=Weg 1;PostalCode=70173;City=Stuttgart")]
    public async Task Row_OddForm_IsRead(string csv, string expected)
    {
        var contact = (await ReadAsync(csv)).Single();

        Assert.AreEqual(expected, All(contact));
    }

    [TestMethod]
    [DataRow("Ada Berg,+47 555 0101\nBob Jones,+44 1733 667800", "contacts.csv line 1: the first row does not name the columns")]
    [DataRow("Colour,Size\nred,XL", "contacts.csv line 1: the first row does not name the columns")]
    [DataRow("Name,Phone\nAda,4.97112E+11", "contacts.csv line 2: a number that a spreadsheet has shortened to powers of ten")]
    [DataRow("Name,Phone\n\nAda,\"4,97112E+11\"", "contacts.csv line 3: a number that a spreadsheet has shortened to powers of ten")]
    [DataRow("Name,Phone\nAda,1,2,3", "contacts.csv line 2: more cells than there are headings")]
    [DataRow("Name,Phone,City\n,,Town", "contacts.csv line 2: a row with neither a name nor a number")]
    public async Task Row_ThatCannotBeRead_IsReportedWithItsLine(string csv, string problem)
    {
        await using var folder = new TestFolder().Write("contacts.csv", csv);

        var check = await folder.Open().CheckAsync(TestContext.CancellationToken);

        StringAssert.Contains(check, $"1 problem: {problem}");
    }

    [TestMethod]
    public async Task Quote_NeverClosed_CostsItsRowAlone()
    {
        await using var folder = new TestFolder().Write("contacts.csv", "Name,Phone\nAda,1\n\"Bob,2\nCleo,3\nDora,4\n");
        var book = folder.Open();

        var contacts = await book.AllAsync(TestContext.CancellationToken);
        var check = await book.CheckAsync(TestContext.CancellationToken);

        CollectionAssert.AreEqual(new[] { "Ada", "Cleo", "Dora" }, contacts.Select(contact => contact.Value("ContactName")).ToArray());
        StringAssert.Contains(check, "contacts.csv line 3: a quotation mark that is never closed");
    }

    [TestMethod]
    [DataRow("utf-8", true)]
    [DataRow("utf-8", false)]
    [DataRow("utf-16", true)]
    [DataRow("utf-16", false)]
    [DataRow("utf-16BE", true)]
    [DataRow("windows-1252", false)]
    public async Task Encoding_Any_IsDetected(string charset, bool hasMark)
    {
        var encoding = TestCharsets.Get(charset);
        byte[] file = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes("Vorname;Nachname;Telefon geschäftlich\r\nJürgen;Größer;555 €\r\n")];
        await using var folder = new TestFolder().Write("contacts.csv", file);

        var contact = (await folder.Open().AllAsync(TestContext.CancellationToken)).Single();

        Assert.AreEqual("FirstName=Jürgen;LastName=Größer;BusinessPhone=555 €", All(contact));
    }

    private async Task<IReadOnlyList<Contact>> ReadAsync(string csv)
    {
        await using var folder = new TestFolder().Write("contacts.csv", Encoding.UTF8.GetBytes(csv));
        return await folder.Open().AllAsync(TestContext.CancellationToken);
    }

    private static string All(Contact contact) => string.Join(';', contact.Fields.Select(field => $"{field.Name}={field.Value}"));
}
