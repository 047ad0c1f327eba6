using Engine.Core.Actions;
using Engine.Core.Health;
using Engine.Host.ContactPages;
using Engine.Host.Problems;
using Engine.Host.Wire;

namespace Engine.Host.Actions;

/// <summary>Turns what came of actions into answers.</summary>
internal sealed class ActionAnswers(ContactTickets tickets)
{
    public IReadOnlyList<ActionReport> Of(IReadOnlyList<ActionOutcome> outcomes) => [.. outcomes.Select(Of)];

    /// <summary>To a client that shows pages itself.</summary>
    public static IResult ForClientThatShows(IReadOnlyList<ActionReport> reports)
    {
        var shown = reports.FirstOrDefault(report => report.Url is not null);
        var isQueued = reports.Any(report => report.Queued == true);
        if (reports.Any(IsFailed) || (shown is null && !isQueued)) return Plain(reports);
        return Json.Ok(
            new ActionAnswer { Url = shown?.Url, RecordId = shown?.RecordId, Queued = isQueued ? true : null, Outcomes = reports.Count > 1 ? reports : null },
            WireJsonContext.Wire.ActionAnswer);
    }

    /// <summary>Done, or the worst that happened.</summary>
    public static IResult Plain(IReadOnlyList<ActionReport> reports)
    {
        if (reports.Where(IsFailed).MaxBy(report => report.Status) is not { } worst) return TypedResults.NoContent();

        var several = reports.Count > 1 ? new Dictionary<string, object?> { ["Outcomes"] = reports.ToArray() } : null;
        return Problem.Of(CodeOf(worst.Status), worst.Message ?? "The CRM gave no reason.", several);
    }

    private ActionReport Of(ActionOutcome outcome)
    {
        var status = outcome.Kind switch
        {
            BookOutcomeKind.Answered or BookOutcomeKind.FromCache => StatusCodes.Status204NoContent,
            BookOutcomeKind.NotFound => Problem.StatusOf(ProblemCode.RecordGone),
            _ => Problem.StatusOf(ProblemCode.ConnectorFailed),
        };
        var isDone = status == StatusCodes.Status204NoContent;
        return new ActionReport
        {
            AddinId = outcome.Action.Record.Book.ToString(),
            ActionId = outcome.Action.ActionId ?? "",
            Status = status,
            Code = isDone ? null : CodeOf(status).ToString(),
            Message = isDone ? null : outcome.Message ?? "The record does not exist any more.",
            Url = isDone ? AddressOf(outcome) : null,
            Queued = outcome.IsQueued ? true : null,
            RecordId = isDone ? outcome.WrittenId ?? outcome.Action.Record.Id : null,
        };
    }

    private string? AddressOf(ActionOutcome outcome) =>
        outcome.ShowsRecord ? tickets.AddressOf(outcome.Action).AbsoluteUri : outcome.WebAddress?.AbsoluteUri;

    private static bool IsFailed(ActionReport report) => report.Code is not null;

    private static ProblemCode CodeOf(int status) =>
        status == Problem.StatusOf(ProblemCode.RecordGone) ? ProblemCode.RecordGone : ProblemCode.ConnectorFailed;
}
