using System.Text.RegularExpressions;

namespace Engine.Connectors.Outlook;

/// <summary>
/// Calls as lines of the contact's notes, the latest first. Graph replaces notes as a whole: what somebody else writes between our reading and our writing is lost,
/// which is why calendars are the better place.
/// </summary>
internal sealed partial class CallNotes(IGraphApi api, OutlookSettings settings) : ICallPlace
{
    public string Name => "Note";

    public async Task<LoggedCall?> FindAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken) =>
        (await ReadAsync(record, cancellationToken).ConfigureAwait(false)).Contains(Mark(record, call), StringComparison.Ordinal) ? new LoggedCall() : null;

    public async Task<LoggedCall> AddAsync(RecordKey record, JsonElement at, CallActivity call, CancellationToken cancellationToken)
    {
        var lasted = call.Duration > TimeSpan.Zero ? call.Duration.ToString("c", CultureInfo.InvariantCulture) : "not answered";
        var line = $"{call.Start.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)} {CallTexts.Line(call)}, {lasted} {Mark(record, call)}";
        var notes = await ReadAsync(record, cancellationToken).ConfigureAwait(false);
        var values = new JsonObject { ["personalNotes"] = notes.Length > 0 ? $"{line}\n{notes}" : line };
        await api.UpdateAsync(settings.Owner, record.Id, values, cancellationToken).ConfigureAwait(false);
        return new();
    }

    public async Task<IReadOnlyList<PastActivity>> LatestAsync(RecordKey record, int limit, CancellationToken cancellationToken) =>
        record.Type != OutlookMapping.ContactType ? [] :
        [
            .. Lines().Matches(await ReadAsync(record, cancellationToken).ConfigureAwait(false)).Select(line => new PastActivity
            {
                Kind = "Call",
                Subject = line.Groups["subject"].Value,
                Start = DateTimeOffset.TryParse(line.Groups["start"].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start) ? start : null,
                Direction = CallTexts.DirectionOf(line.Groups["subject"].Value),
                Duration = TimeSpan.TryParse(line.Groups["lasted"].Value, CultureInfo.InvariantCulture, out var lasted) ? lasted : TimeSpan.Zero,
            }).OrderByDescending(activity => activity.Start).Take(limit),
        ];

    private async Task<string> ReadAsync(RecordKey record, CancellationToken cancellationToken) => record.Type == OutlookMapping.ContactType
        ? (await api.ContactAsync(settings.Owner, record.Id, "id,personalNotes", cancellationToken).ConfigureAwait(false)).Text("personalNotes") ?? ""
        : throw new ConnectorException(ConnectorErrorKind.Refused, "Only contacts have notes.");

    private static string Mark(RecordKey record, CallActivity call) => $"[{CallTexts.Mark(record, call):N}]";

    [GeneratedRegex(
        @"^(?<start>[0-9]{4}-[0-9-]{5} [0-9:]{8}Z) (?<subject>(Incoming|Outgoing) call .*), (?<lasted>[0-9:.]+|not answered) \[[0-9a-f]{32}\]\r?$", RegexOptions.Multiline)]
    private static partial Regex Lines();
}
