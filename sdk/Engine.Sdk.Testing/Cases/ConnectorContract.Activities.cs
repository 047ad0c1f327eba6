using System.Runtime.CompilerServices;

namespace Engine.Sdk.Testing;

public abstract partial class ConnectorContract
{
    /// <summary>The book says what the CRM calls a logged call.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Activities, ContractGrade.Gold, Needs = ContractAbilities.CallLog)]
    public Task ActivityName_OfTheBook_IsThere() => RunAsync(async run =>
    {
        Expect.That(run.Test.As<ICallActivityLog>().ActivityName is { Length: > 0 and <= 100 }, "ActivityName is empty, or longer than 100 characters.");
        await Task.CompletedTask.ConfigureAwait(false);
    });

    /// <summary>An incoming call is kept at its record with direction, beginning, length and the caller's number.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Activities, ContractGrade.Gold, Needs = ContractAbilities.CallLog)]
    public Task LogCall_Incoming_IsKeptAsItWas() => LogsAsync(Calls.Incoming);

    /// <summary>So is an outgoing call, with the called number.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Activities, ContractGrade.Gold, Needs = ContractAbilities.CallLog)]
    public Task LogCall_Outgoing_IsKeptAsItWas() => LogsAsync(Calls.Outgoing);

    /// <summary>A call that was not answered is kept with a length of zero.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Activities, ContractGrade.Gold, Needs = ContractAbilities.CallLog)]
    public Task LogCall_Unanswered_HasNoLength() => LogsAsync(Calls.Unanswered);

    /// <summary>The moment a call began is kept, whatever offset it comes in.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Activities, ContractGrade.Gold, Needs = ContractAbilities.CallLog)]
    public Task LogCall_InAnotherTimeZone_KeepsTheMoment() => LogsAsync(Calls.Incoming with { Start = Calls.Incoming.Start.ToOffset(TimeSpan.FromHours(5.5)) });

    /// <summary>A call without the caller's number is kept.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Activities, ContractGrade.Gold, Needs = ContractAbilities.CallLog)]
    public Task LogCall_WithheldNumber_IsKept() => LogsAsync(Calls.Incoming with { CallerTel = "" });

    /// <summary>A call is logged at every kind of record that allows it.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Activities, ContractGrade.Gold, Needs = ContractAbilities.CallLog | ContractAbilities.NameSearch)]
    public Task LogCall_EachRecordType_IsKeptAtItsRecord() => RunAsync(async run =>
    {
        var log = run.Test.As<ICallActivityLog>();
        foreach (var type in run.Crm.RecordTypes)
        {
            var ids = await run.AddAsync(Samples.Record(run.Crm, type)).ConfigureAwait(false);
            var found = (await run.ByNameAsync(Samples.LastName).ConfigureAwait(false)).FirstOrDefault(contact => contact.Key == run.Key(type, ids[0]));
            Expect.That(found is not null, $"A {type} was not found by its name.");
            if (!found.AllowsCallLog)
                continue;

            await log.LogCallAsync(found.Key, Calls.Incoming with { CallId = $"contract-{type}" }, run.Token).ConfigureAwait(false);

            Expect.That(run.Crm.LoggedCalls is [.., var last] && last.RecordType == type && last.RecordId == ids[0], $"The call was not logged at the {type}.");
        }
    });

    /// <summary>A call that is logged twice with one CallId is one entry in the CRM, the other of two calls is another.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Activities, ContractGrade.Platinum, Needs = ContractAbilities.CallLog | ContractAbilities.OneCallOnce)]
    public Task LogCall_TwiceWithOneId_IsOneEntry() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        var log = run.Test.As<ICallActivityLog>();
        var key = run.Key(run.Person, ids[0]);

        var first = await log.LogCallAsync(key, Calls.Incoming, run.Token).ConfigureAwait(false);
        var second = await log.LogCallAsync(key, Calls.Incoming, run.Token).ConfigureAwait(false);
        await log.LogCallAsync(key, Calls.Outgoing, run.Token).ConfigureAwait(false);

        Expect.That(run.Crm.LoggedCalls.Count == 2, $"Two calls, one of them logged twice, are {run.Crm.LoggedCalls.Count} entries in the CRM.");
        Expect.That(first.ActivityId == second.ActivityId, "The second logging of one call answers with another ActivityId.");
    });

    /// <summary>A call at a record that is gone is told as NotFound, and nothing is logged.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Activities, ContractGrade.Gold, Needs = ContractAbilities.CallLog)]
    public Task LogCall_GoneRecord_IsNotFound() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        await run.Crm.RemoveAsync(run.Person, ids[0], run.Token).ConfigureAwait(false);
        await run.SettleAsync().ConfigureAwait(false);

        await run.FailsAsync(() => run.Test.As<ICallActivityLog>().LogCallAsync(run.Key(run.Person, ids[0]), Calls.Incoming, run.Token), "A call at a record that is gone", ConnectorErrorKind.NotFound).ConfigureAwait(false);
        Expect.That(run.Crm.LoggedCalls.Count == 0, "A call was logged at a record that is gone.");
    });

    /// <summary>What happened lately holds the last call, with its kind, beginning and length.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Activities, ContractGrade.Gold, Needs = ContractAbilities.Activities)]
    public Task Activities_OfARecord_HoldItsCall() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        await AddCallAsync(run, ids[0], Calls.Incoming).ConfigureAwait(false);

        var activities = await RecentAsync(run, ids[0], 10).ConfigureAwait(false);

        Expect.That(activities.Count == 1, $"{activities.Count} activities were answered, not the one there is.");
        Expect.That(activities[0].Kind == "Call", $"The call is told as {activities[0].Kind}, not as Call.");
        Expect.That(
            activities[0].Start?.UtcDateTime == Calls.Incoming.Start.UtcDateTime,
            $"The call began at {Calls.Incoming.Start:O}, told is {activities[0].Start?.ToString("O") ?? "nothing"}.");
        Expect.That(
            activities[0].Duration is null || activities[0].Duration == Calls.Incoming.Duration,
            $"The call lasted {Calls.Incoming.Duration}, told is {activities[0].Duration}.");
        Expect.That(activities[0].Direction is null or CallDirection.Incoming, "An incoming call is told as outgoing.");
    });

    /// <summary>Activities are told newest first.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Activities, ContractGrade.Gold, Needs = ContractAbilities.Activities)]
    public Task Activities_Several_AreNewestFirst() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        foreach (var hours in (int[])[2, 5, 1, 4, 3])
            await AddCallAsync(run, ids[0], Calls.Incoming with { CallId = $"contract-{hours}", Start = Calls.Incoming.Start.AddHours(hours) }).ConfigureAwait(false);

        var starts = (await RecentAsync(run, ids[0], 10).ConfigureAwait(false)).Select(activity => activity.Start).ToList();

        Expect.That(starts.Count == 5, $"{starts.Count} activities were answered, not the five there are.");
        Expect.That(starts.SequenceEqual(starts.OrderDescending()), "The activities are not newest first.");
    });

    /// <summary>A limit gives the newest.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Activities, ContractGrade.Gold, Needs = ContractAbilities.Activities)]
    public Task Activities_Limit_GivesTheNewest() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        foreach (var hours in (int[])[2, 3, 1])
            await AddCallAsync(run, ids[0], Calls.Incoming with { CallId = $"contract-{hours}", Start = Calls.Incoming.Start.AddHours(hours) }).ConfigureAwait(false);

        var activities = await RecentAsync(run, ids[0], 1).ConfigureAwait(false);

        Expect.That(activities is [{ } newest] && newest.Start == Calls.Incoming.Start.AddHours(3), "A limit of 1 does not give the newest activity alone.");
    });

    /// <summary>A record with which nothing has happened has no activities.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Activities, ContractGrade.Gold, Needs = ContractAbilities.Activities)]
    public Task Activities_OfAnotherRecord_AreNotTold() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName), Samples.Person(run, "Ada", "Bramblewick")).ConfigureAwait(false);
        await AddCallAsync(run, ids[0], Calls.Incoming).ConfigureAwait(false);

        Expect.That((await RecentAsync(run, ids[1], 10).ConfigureAwait(false)).Count == 0, "A record with which nothing has happened has activities.");
    });

    private Task LogsAsync(CallActivity call, [CallerMemberName] string name = "") => RunAsync(
        async run =>
        {
            var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);

            var answer = await run.Test.As<ICallActivityLog>().LogCallAsync(run.Key(run.Person, ids[0]), call, run.Token).ConfigureAwait(false);

            Expect.That(run.Crm.LoggedCalls.Count == 1, $"The CRM holds {run.Crm.LoggedCalls.Count} calls, not one.");
            var kept = run.Crm.LoggedCalls[0];
            Expect.That(kept.RecordType == run.Person && kept.RecordId == ids[0], "The call is not at its record.");
            Expect.That(kept.Start.UtcDateTime == call.Start.UtcDateTime, $"The call began at {call.Start.UtcDateTime:O}, the CRM holds {kept.Start.UtcDateTime:O}.");
            Expect.That(kept.Duration is null || kept.Duration == call.Duration, $"The call lasted {call.Duration}, the CRM holds {kept.Duration}.");
            Expect.That(
                kept.Direction == call.Direction || (kept.Direction is null && kept.Text.Contains(call.Direction.ToString(), StringComparison.OrdinalIgnoreCase)),
                $"The call was {call.Direction}, the CRM holds {kept.Direction?.ToString() ?? "no word of it"}.");
            var other = call.Direction == CallDirection.Incoming ? call.CallerTel : call.CalledTel;
            Expect.That(
                other.Length == 0 || NumberJudge.DigitsOf(kept.Text).Contains(NumberJudge.DigitsOf(other)[^9..], StringComparison.Ordinal),
                "The entry does not tell the other side's number.");
            Expect.That(kept.ActivityId is null || answer?.ActivityId == kept.ActivityId, "The answer does not tell the entry's id.");
            Expect.That(
                answer?.WebAddress is null or { IsAbsoluteUri: true, Scheme: "http" or "https" },
                "The entry's web address is no absolute http or https address.");
        },
        name);

    private static Task AddCallAsync(ContractRun run, string id, CallActivity call) => run.Claims(ContractAbilities.CallLog)
        ? run.Test.As<ICallActivityLog>().LogCallAsync(run.Key(run.Person, id), call, run.Token)
        : run.Crm.AddCallAsync(
            new ContractCall { RecordType = run.Person, RecordId = id, Direction = call.Direction, Start = call.Start, Duration = call.Duration, Text = $"{call.CallerTel}\n{call.CalledTel}" }, run.Token);

    private static async Task<IReadOnlyList<PastActivity>> RecentAsync(ContractRun run, string id, int limit)
    {
        var activities = await run.Test.As<IActivityHistory>().GetRecentActivitiesAsync(run.Key(run.Person, id), limit, run.Token).ConfigureAwait(false);
        Expect.That(
            activities is not null && activities.All(activity => activity is { Kind.Length: > 0, Subject: not null }),
            "The activities are null, or one has no kind or a null subject.");
        Expect.That(activities.Count <= limit, $"{activities.Count} activities were answered, {limit} were asked for.");
        return activities;
    }
}
