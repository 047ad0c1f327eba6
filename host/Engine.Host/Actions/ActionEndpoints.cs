using Engine.Core.Actions;
using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Records;
using Engine.Host.Requests;
using Engine.Host.Security;
using Engine.Host.Windows;

namespace Engine.Host.Actions;

/// <summary><c>POST DoAction</c>.</summary>
internal static class ActionEndpoints
{
    private const int MaxActions = 50;

    public static void MapActions(this IEndpointRouteBuilder api) =>
        api.MapPost("DoAction", DoAsync).RequireApplication().Describe(ActionDescriptions.DoAction);

    private static async Task<IResult> DoAsync(
        HttpContext context, ActionTokens tokens, ActionRunner runner, ActionAnswers answers, IWindowOpener windows, TimeProvider time, CancellationToken cancellationToken)
    {
        var values = await RequestValues.ReadAsync(context);
        var actions = ReadActions(values, tokens);
        var call = actions.Any(action => ActionIds.LogsCall(action.ActionId)) ? CallReading.Read(values, time.LocalTimeZone) : null;

        var reports = answers.Of(await runner.RunAsync(actions, call, cancellationToken));
        if (ClientShows(context.Request)) return ActionAnswers.ForClientThatShows(reports);

        foreach (var address in reports.Select(report => report.Url).OfType<string>().Distinct()) windows.TryOpen(new Uri(address));
        return ActionAnswers.Plain(reports);
    }

    private static IReadOnlyList<ActionReference> ReadActions(RequestValues values, ActionTokens tokens)
    {
        var ids = values.AllWithPlus("actionId").Distinct().ToArray();
        if (ids.Length == 0) throw Invalid("`actionId` is missing. Send the `UniqueId` of one of a record's `Actions`.");
        if (ids.Length > MaxActions) throw Invalid($"`actionId` may stand at most {MaxActions} times.");
        return [.. ids.Select(id => tokens.TryRead(id, out var action) && action.ActionId is not (null or BegunRecords.ActionId)
            ? action
            : throw Invalid("`actionId` is not the `UniqueId` of an action this engine offered. Search again and take it from a record's `Actions`."))];
    }

    // Browsers' and libraries' default Accept headers name JSON beside other types; only who wants nothing else shows the page itself.
    private static bool ClientShows(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count > 0 && accepted.All(type => type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase));
    }

    private static RequestRefusedException Invalid(string message) => new(ProblemCode.ActionInvalid, message);
}
