using System.Globalization;
using System.Text;

namespace Engine.Sdk.VCards;

/// <summary>
/// Reads the labels of numbers, addresses and columns by their words, in the languages exports come in. Words are compared without case and accents, and
/// taken apart where a language writes them in one ("Diensthandy", "会社電話").
/// </summary>
internal static class Vocabulary
{
    private const int LongestCompound = 40; // tried in every way

    private static readonly HashSet<string> All = new(StringComparer.Ordinal);
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> AllSpans = All.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string> Work = Set(
        "work workplace business office company job geschaftlich geschaft geschafts dienstlich dienst arbeit arbeits buro firma firmen firmy bureau travail professionnel professionnelle " +
        "pro societe entreprise trabajo oficina empresa laboral ufficio uff lavoro azienda societa werk werkadres zakelijk kantoor bedrijf trabalho comercial arbete arbets praca " +
        "pracy biuro sluzbowy sluzbowa tyo tyopaikan zamestnania prace служебный рабочий раб 会社 勤務先 商務 公司 单位");

    private static readonly HashSet<string> Home = Set(
        "home private privat private personal personlich zuhause hause haus domicile maison personnel personnelle perso prive privee particulier particular casa pessoal " +
        "domicilio hogar residencial residencia abitazione residenza ab thuis huis huisadres hem hemma dom domowy domov koti kodin домашний дом 自宅 住家 住宅 家庭");

    private static readonly HashSet<string> Other = Set(
        "other others andere ander anderes weitere weiterer weiteres weiterem alternativ sonstige autre autres otro otra otros altro altra altri overig overige outro outra " +
        "inny inna inne annan ovrigt ina ine その他 其他");

    private static readonly HashSet<string> Mobile = Set(
        "mobile mobil mobiel mobiele mobiltelefon mobiltelefonnummer mobilnummer mobilnr mobiltel mobielnummer handynr mobilephone mobilenumber mobilfunk mobieltje handy handynummer cell " +
        "cellphone cellular cellulaire cellulare cellulari cel celular portable movil moviles telefonino natel gsm iphone smartphone telemovel komorkowy komorka mobilny matka " +
        "мобильный сотового 携帯 手機 手机 行動 移动");

    private static readonly HashSet<string> Telephone = Set(
        "phone phones telephone telephones telefon telefone telefono telefonos telefoni telefoon tel telnr telno tlf fon fone telefonnummer telefoonnummer telefonnr rufnummer " +
        "rufnummern durchwahl phonenumber haupttelefon autotelefon hoofdtelefoon autotelefoon radiotelefoon teksttelefoon radiotelefono callback pager cercapersone " +
        "buscapersonas radiomessagerie isdn rnis festnetz festnetznummer landline fixe fijo fisso vast puhelin телефон телефона пейджера 電話 电话 ポケットベル");

    private static readonly HashSet<string> Fax = Set("fax faxnummer telefax telecopie telecopieur faks faksin факс факса ファックス ファクス 傳真 传真");

    private static readonly HashSet<string> Email = Set(
        "email emails emailtype emailadres emailadresse emailaddress emailadresa emailova epost epostadress mail mailadresse mailadres correo courriel messagerie elettronica electronico " +
        "electronique sahkoposti электронной メール 電子メール 電郵 電子郵件 电子邮件 邮箱");

    private static readonly HashSet<string> Country = Set("country land pays pais paese nazione landregio staat kraj krajina страна 国 國家 国家");

    private static readonly HashSet<string> PostalCode = Set(
        "zip zipcode zipcodes postcode plz postleitzahl cp cap cep psc postal postale pocztowy codepostal postnummer postnr postinumero индекс 郵便番号 郵遞區號 邮政编码");

    private static readonly HashSet<string> City = Set(
        "city town ort stadt wohnort ville localite ciudad poblacion localidad citta comune plaats woonplaats stad postort cidade miasto mesto kaupunki город 市区町村 市鎮 縣市 城市");

    private static readonly HashSet<string> Region = Set(
        "state region province county bundesland kanton provincia provincie departement dep estado stato regio regiao wojewodztwo okres laani штат 都道府県 省");

    private static readonly HashSet<string> Street = Set(
        "street address adresse addresse strasse str anschrift rue rua calle direccion via indirizzo straat adres adress adresa huisadres endereco ulica gatuadress gata osoite " +
        "адрес улица 住所 番地 地址 住址 街");

    private static readonly HashSet<string> PostBox = Set("box postfach bp apartado casella postbus postbusnummer postale boite");

    private static readonly HashSet<string> Web = Set(
        "web website webseite webpage homepage url site internetseite webadresse webova verkkosivu страница ホームページ ウェブ ページ 網頁 网页 网址");

    private static readonly HashSet<string> Somebody = Set("assistant assistants assistent assistentin assistante asistente ayudante assistente asystent asystenta 秘書 助理");

    private static readonly HashSet<string> Filler = Set(
        "main primary principal principale principaal haupt default voice number numero numer nummer nr no pref preferred company the of car msg custom direct 番号 號碼 号码");

    // Words of languages without spaces that are no kind of number or address.
    private static readonly HashSet<string> Own = Set("姓 名 氏名 名前 名字 姓氏 姓名 会社名 公司名称 部署 部門 役職 職稱 职务 メモ 記事 备注 種類 類型 表示名 顯示名稱");

    /// <summary>The words of a label: lower case, without accents and punctuation; numbers that count columns are left out.</summary>
    public static string[] Words(string label) =>
        [.. Fold(label).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(WithoutCount).Where(word => word.Length > 0).SelectMany(TakeApart)];

    public static bool Has(string word, LabelMeaning meaning) => meaning == LabelMeaning.Fax ? IsFax(word) : SetOf(meaning).Contains(word);

    public static Place PlaceOf(string[] words) =>
        words.Any(Work.Contains) ? Place.Work : words.Any(Home.Contains) ? Place.Home : words.Any(Other.Contains) ? Place.Other : Place.None;

    private static bool IsFax(string word) => Fax.Contains(word) || word.StartsWith("fax", StringComparison.Ordinal) || word.EndsWith("fax", StringComparison.Ordinal);

    private static HashSet<string> SetOf(LabelMeaning meaning) => meaning switch
    {
        LabelMeaning.Work => Work,
        LabelMeaning.Home => Home,
        LabelMeaning.Other => Other,
        LabelMeaning.Mobile => Mobile,
        LabelMeaning.Telephone => Telephone,
        LabelMeaning.Email => Email,
        LabelMeaning.Country => Country,
        LabelMeaning.PostalCode => PostalCode,
        LabelMeaning.City => City,
        LabelMeaning.Region => Region,
        LabelMeaning.Street => Street,
        LabelMeaning.PostBox => PostBox,
        LabelMeaning.Web => Web,
        LabelMeaning.Somebody => Somebody,
        _ => Filler,
    };

    private static HashSet<string> Set(string words)
    {
        HashSet<string> set = new(Fold(words).Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
        All.UnionWith(set);
        return set;
    }

    private static string Fold(string label)
    {
        var text = new StringBuilder(label.Length);
        foreach (var rune in label.EnumerateRunes())
        {
            foreach (var c in rune.ToString().Normalize(NormalizationForm.FormKD))
            {
                if (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is '\'' or '’')
                    continue;
                _ = c switch
                {
                    'ß' => text.Append("ss"),
                    'ł' or 'Ł' => text.Append('l'),
                    'ø' or 'Ø' => text.Append('o'),
                    _ => text.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' '),
                };
            }
        }
        return text.ToString();
    }

    // "Phone2" is one more telephone; a number alone only counts.
    private static string WithoutCount(string word) => word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    private static IEnumerable<string> TakeApart(string word)
    {
        if (All.Contains(word) || Own.Contains(word))
            return [word];
        var parts = new List<string>();
        return word[0] >= '\u2E80' ? Spaceless(word) : word.Length <= LongestCompound && IsCompound(word, parts) ? parts : [word];
    }

    // Chinese and Japanese: the longest known words from the left; what lies between stays as it is.
    private static List<string> Spaceless(string word)
    {
        var parts = new List<string>();
        var unknown = 0;
        for (var at = 0; at < word.Length;)
        {
            var length = KnownPrefix(word.AsSpan(at), 1);
            if (length == 0)
            {
                at++;
                continue;
            }
            if (at > unknown)
                parts.Add(word[unknown..at]);
            parts.Add(word.Substring(at, length));
            unknown = at += length;
        }
        if (unknown < word.Length)
            parts.Add(word[unknown..]);
        return parts;
    }

    // Germanic languages and Finnish: known words alone, with an s between them at most.
    private static bool IsCompound(ReadOnlySpan<char> word, List<string> parts)
    {
        for (var length = KnownPrefix(word, 3); length > 0; length = KnownPrefix(word[..(length - 1)], 3))
        {
            var rest = word[length..];
            var before = parts.Count;
            parts.Add(word[..length].ToString());
            if (rest.IsEmpty || IsCompound(rest, parts) || rest[0] == 's' && IsCompound(rest[1..], parts))
                return true;
            parts.RemoveRange(before, parts.Count - before);
        }
        return false;
    }

    private static int KnownPrefix(ReadOnlySpan<char> word, int least)
    {
        for (var length = Math.Min(word.Length, 20); length >= least; length--)
        {
            if (AllSpans.Contains(word[..length]))
                return length;
        }
        return 0;
    }
}
