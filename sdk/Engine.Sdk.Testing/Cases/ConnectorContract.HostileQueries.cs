using System.Runtime.CompilerServices;

namespace Engine.Sdk.Testing;

public abstract partial class ConnectorContract
{
    /// <summary>Texts that are commands in a query language are only texts.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.HostileQueries, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_Injections_FindNobodyAndChangeNothing() => AnswersNobodyAsync([        
        "' OR 1=1 --", "' OR '1'='1", "\"; DROP TABLE Contact; --", "') OR (1 eq 1", "}} RETURNING Contact", "} RETURNING Contact(Id) {", "*)(cn=*", ")(cn=*))(|(cn=*",
        "{\"$ne\":null}", "zzz' UNION SELECT Id FROM User --", "${7*7}", "{{7*7}}", "<script>alert(1)</script>", "&filter=all", "?limit=1#", "../../zzz", "%27%20OR%201%3D1"
    ]);

    /// <summary>Signs that stand for anything in a query language stand for themselves.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.HostileQueries, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_Wildcards_FindNobody() => AnswersNobodyAsync([
        "*", "**", "%", "%%", "_", "____", "?", "???", "*zz*", "%zz%", ".*", "^.*$", "[a-z]*"
    ]);

    /// <summary>Quotes, brackets, braces, backslashes and the reserved signs of query languages do no harm.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.HostileQueries, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_SignsAlone_FindNobody() => AnswersNobodyAsync([
        "'", "\"", "''", "\"\"", "`", "\\", "\\\\", "\\'", "\\\"", "(", ")", "()", "[", "]", "{", "}", "{}", "<>", "?", "&", "|", "!", "^", "~", ":", ";", "+", "-", "--", "/", "//", "#",
        "? & | ! { } [ ] ( ) ^ ~ * : \\ \" ' + -", "&&", "||", "@", "$", "=", "=="
    ]);

    /// <summary>Words of a query language are only words.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.HostileQueries, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_ReservedWordsAlone_FindNobody() => AnswersNobodyAsync([
        "AND", "OR", "NOT", "and", "or", "not", "NULL", "null", "TRUE", "FIND", "SELECT", "RETURNING", "WHERE", "LIKE", "IN", "AND OR NOT", "NOT zzz", "zzz OR", "EXISTS", "undefined", "NaN"
    ]);

    /// <summary>A text of a thousand characters, in one word or in many, does no harm: the engine hands on the first 256.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.HostileQueries, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_VeryLongText_FindsNobody() => AnswersNobodyAsync(
        [new string('z', 1000), string.Join(' ', Enumerable.Repeat("zz", 333)), new string('\'', 1000), new string('漢', 1000), string.Concat(Enumerable.Repeat("🦓", 500))]);

    /// <summary>Right-to-left marks, combining marks, emoji, no-break spaces and lone signs of other scripts do no harm.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.HostileQueries, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_OddCharacters_FindNobody() => AnswersNobodyAsync([
        "\u202Ezzz\u202C", "\u200Fzzz", "\u200B\u200Bzzz", "z\u0301\u0301\u0301zz", "🦓👩‍👩‍👧‍👦", "zzz\u00A0zzz", "\uFEFFzzz", "\u2028zzz", "ﷺ", "Ⅷ", "zzz\uFFFF", "İstanbulzz", "ßzz"
    ]);

    /// <summary>Control characters and lone surrogates never reach the connector; what is left finds nobody.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.HostileQueries, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_ControlCharacters_AreTakenOut() => AnswersNobodyAsync(["zzz\u0001zz", "zz\r\nzz", "zz\tzz", "zz\uD800zz", "zz\u007Fzz", "zz\u0085zz"]);

    // Three people without any of these words; each text is asked for, and then everything has to be as before.
    private Task AnswersNobodyAsync(string[] texts, [CallerMemberName] string name = "") => RunAsync(
        async run =>
        {
            var ids = await AddPeopleAsync(run).ConfigureAwait(false);
            foreach (var text in texts)
            {
                var found = await AnsweredAsync(run, text).ConfigureAwait(false);
                Expect.That(found.Count == 0, $"The text {Shown(text)} is in no record, but {found.Count} were answered: it was taken for a command or a wildcard.");
            }
            foreach (var (i, lastName) in ((string[])[Samples.LastName, "Thistlewood", "Bramblewick"]).Index())
                Expect.Ids([ids[i]], await run.IdsByNameAsync(lastName).ConfigureAwait(false), $"by \"{lastName}\", after hostile texts");
            Expect.That(run.Crm.LoggedCalls.Count == 0, "Calls were logged by searching.");
        },
        name);

    // A CRM may refuse a text, but in order.
    private static async Task<IReadOnlyList<Contact>> AnsweredAsync(ContractRun run, string text)
    {
        try
        {
            return await run.ByNameAsync(text).ConfigureAwait(false);
        }
        catch (ConnectorException refused) when (refused.Kind == ConnectorErrorKind.Refused)
        {
            run.CheckMessage(refused, $"The text {Shown(text)}");
            return [];
        }
        catch (Exception other) when (other is not (AssertFailedException or OperationCanceledException))
        {
            throw new AssertFailedException($"The text {Shown(text)}: {other.GetType().Name} was thrown. {other.Message}", other);
        }
    }

    private static string Shown(string text) => text.Length <= 60 ? $"\"{text}\"" : $"\"{text[..60]}…\"";
}
