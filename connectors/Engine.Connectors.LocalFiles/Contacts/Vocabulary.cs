using System.Globalization;
using System.Text;

namespace Engine.Connectors.LocalFiles.Contacts;

/// <summary>The words by which programs and people label numbers and addresses, in the languages exports come in; without accents.</summary>
internal static class Vocabulary
{
    private static readonly HashSet<string> Work = Set(
        "work workplace business office company job geschaftlich geschaft dienstlich dienst arbeit buro firma bureau travail professionnel professionnelle " +
        "pro societe entreprise trabajo oficina empresa laboral ufficio uff lavoro azienda societa werk werkadres zakelijk kantoor bedrijf trabalho arbete praca " +
        "служебный рабочий");

    private static readonly HashSet<string> Home = Set(
        "home private privat private personal personlich zuhause hause haus domicile maison personnel personnelle perso prive particulier particular casa " +
        "domicilio hogar residencial abitazione ab thuis huis huisadres hem dom domowy домашний");

    private static readonly HashSet<string> Other = Set(
        "other others andere ander anderes weitere weiterer weiteres alternativ sonstige autre autres otro otra otros altro altra altri overig overige outro outra");

    private static readonly HashSet<string> Mobile = Set(
        "mobile mobil mobiel mobiele mobiltelefon mobiltelefonnummer mobilnummer mobilnr mobiltel mobielnummer handynr mobilephone mobilenumber mobilfunk mobieltje handy handynummer cell " +
        "cellphone cellular cellulaire cellulare cellulari cel celular portable movil moviles telefonino natel gsm iphone smartphone telemovel мобильный");

    private static readonly HashSet<string> Telephone = Set(
        "phone phones telephone telephones telefon telefone telefono telefonos telefoni telefoon tel telnr telno tlf fon telefonnummer telefoonnummer telefonnr rufnummer " +
        "rufnummern durchwahl phonenumber haupttelefon autotelefon hoofdtelefoon autotelefoon radiotelefoon teksttelefoon radiotelefono callback pager cercapersone " +
        "buscapersonas isdn rnis festnetz festnetznummer landline fixe fijo fisso vast телефон");

    /// <summary>The words of a label: lower case, without accents and punctuation; numbers that count columns are left out.</summary>
    public static string[] Words(string label)
    {
        var text = new StringBuilder(label.Length);
        foreach (var rune in label.EnumerateRunes())
        {
            foreach (var c in rune.ToString().Normalize(NormalizationForm.FormD))
            {
                if (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is '\'' or '’')
                    continue;
                _ = c == 'ß' ? text.Append("ss") : text.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
            }
        }
        return [.. text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !int.TryParse(word, out _))];
    }

    public static bool IsWork(string word) => Work.Contains(word);

    public static bool IsHome(string word) => Home.Contains(word);

    public static bool IsOther(string word) => Other.Contains(word);

    public static bool IsMobile(string word) => Mobile.Contains(word);

    public static bool IsTelephone(string word) => Telephone.Contains(word);

    public static bool IsFax(string word) => word.StartsWith("fax", StringComparison.Ordinal) || word.EndsWith("fax", StringComparison.Ordinal) ||
        word.StartsWith("telefax", StringComparison.Ordinal) || word.StartsWith("telecopie", StringComparison.Ordinal) || word is "факс";

    public static Place PlaceOf(string[] words) =>
        words.Any(IsWork) ? Place.Work : words.Any(IsHome) ? Place.Home : words.Any(IsOther) ? Place.Other : Place.None;

    public static HashSet<string> Set(string words) => new(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
