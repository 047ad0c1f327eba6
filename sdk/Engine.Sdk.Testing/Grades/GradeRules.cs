namespace Engine.Sdk.Testing;

/// <summary>
/// A grade is reached when every case of it, and of those below, applies. One that does not apply, because an ability is not claimed, counts only where there is
/// an excuse for it.
/// </summary>
internal static class GradeRules
{
    // What a CRM may not have at all; its author then says why.
    private const ContractAbilities ExcusedByReason = ContractAbilities.CallLog | ContractAbilities.Activities | ContractAbilities.Pictures | ContractAbilities.Owner |
        ContractAbilities.Companies | ContractAbilities.Fax | ContractAbilities.InternalNumbers | ContractAbilities.Accents | ContractAbilities.WebAddress |
        ContractAbilities.RecordLookup | ContractAbilities.Refusals;

    public static ContractGrade Of(ContractClaims claims)
    {
        var grade = ContractGrade.None;
        foreach (var next in Enum.GetValues<ContractGrade>().Where(next => next != ContractGrade.None).Order())
        {
            if (ConnectorContract.Cases.Any(found => found.Grade == next && !claims.Offers(found) && !IsExcused(claims, found)))
                break;
            grade = next;
        }
        return grade;
    }

    /// <summary>What is wrong with the author's reasons; none when all is well.</summary>
    public static IEnumerable<string> Mistakes(ContractClaims claims)
    {
        foreach (var (ability, reason) in claims.Without)
        {
            if (!Enum.IsDefined(ability) || ability == ContractAbilities.None)
                yield return $"ContractCrm.Without holds {ability}: name one ability a time.";
            if (claims.Abilities.HasFlag(ability))
                yield return $"{ability} is claimed, and ContractCrm.Without says that there can be none.";
            if (reason is not { Length: >= 10 } || !reason.EndsWith('.'))
                yield return $"The reason for having no {ability} is no sentence: \"{reason}\".";
        }
    }

    private static bool IsExcused(ContractClaims claims, ContractCase found) =>
        Enum.GetValues<ContractAbilities>().Where(ability => ability != ContractAbilities.None && claims.Missing(found).HasFlag(ability)).All(ability => IsExcused(claims, ability));

    // A stand-in without faults has proved that its connector sends no requests, a connector without OAuth that it declares none.
    private static bool IsExcused(ContractClaims claims, ContractAbilities ability) => ability switch
    {
        ContractAbilities.SignIn => true,
        ContractAbilities.NumberSearch => claims.Abilities.HasFlag(ContractAbilities.Feed), // numbers are found in the engine's copy
        ContractAbilities.OneCallOnce when claims.Without.ContainsKey(ContractAbilities.CallLog) => true, // no call is logged at all
        ContractAbilities.RecordLookup when claims.Abilities.HasFlag(ContractAbilities.WebAddress) => true, // the CRM's own page is shown
        _ => ExcusedByReason.HasFlag(ability) && claims.Without.ContainsKey(ability),
    };
}
