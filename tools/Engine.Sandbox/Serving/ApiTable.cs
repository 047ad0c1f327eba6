using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Serving;

/// <summary>All operations of a vendor. What is not in here, the vendor's description does not allow; a table that is no description leaves parameters alone.</summary>
internal sealed class ApiTable(IReadOnlyList<ApiOperation> operations, bool isDescription = true)
{
    /// <summary>Finds who answers, and notes on the call what the description does not allow.</summary>
    /// <param name="call">The call; its <see cref="ApiCall.Values"/> are set.</param>
    /// <param name="allowed">The methods that this path knows; empty when the path is unknown.</param>
    /// <returns>Null when the path, or the method on it, is unknown.</returns>
    public ApiOperation? Find(ApiCall call, out IReadOnlyList<string> allowed)
    {
        var path = call.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var fitting = operations.Select(operation => (operation, values: operation.Match(path))).Where(pair => pair.values is not null).ToList();
        allowed = [.. fitting.Select(pair => pair.operation.Method).Distinct()];
        var (found, values) = fitting.FirstOrDefault(pair => pair.operation.Method == call.Method);
        if (found is null)
        {
            call.MarkInvalid(fitting.Count == 0 ? $"There is no {call.Path}." : $"{call.Path} does not know {call.Method}.");
            return null;
        }

        call.Values = values ?? call.Values;
        if (isDescription)
            Check(call, found);
        return found;
    }

    private static void Check(ApiCall call, ApiOperation operation)
    {
        foreach (var (name, _) in call.Query)
        {
            if (!operation.Query.Contains(name) && !operation.QueryEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
                && !operation.QueryStarts.Any(start => name.StartsWith(start, StringComparison.Ordinal)))
            {
                call.MarkInvalid($"{operation.Method} {operation.Path} has no query parameter {name}.");
            }
        }

        if (operation.Members is { } members)
        {
            bool IsKnown(string name) => members.Any(member => member == name || member.StartsWith(name + '.', StringComparison.Ordinal))
                || operation.MemberStarts.Any(start => name.StartsWith(start, StringComparison.Ordinal));
            foreach (var name in MembersOf(call, members).Where(name => !IsKnown(name)))
                call.MarkInvalid($"{operation.Method} {operation.Path} has no member {name} in its body.");
        }
    }

    private static IEnumerable<string> MembersOf(ApiCall call, IReadOnlyList<string> known)
    {
        if (call.Form is { } form)
            return form.Keys;
        try
        {
            return [.. MembersOf(call.ReadJson(), "", known)];
        }
        catch (JsonException)
        {
            return []; // the operation itself answers that
        }
    }

    // Goes down only where the description names members further down: the properties of a record are data.
    private static IEnumerable<string> MembersOf(JsonNode? node, string top, IReadOnlyList<string> known) => node switch
    {
        JsonArray array => array.SelectMany(item => MembersOf(item, top, known)),
        JsonObject body when top.Length == 0 || known.Any(member => member.StartsWith(top, StringComparison.Ordinal)) =>
            body.SelectMany(pair => MembersOf(pair.Value, $"{top}{pair.Key}.", known).Prepend($"{top}{pair.Key}")),
        _ => [],
    };
}
