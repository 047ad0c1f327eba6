using System.Text.Json.Nodes;
using Engine.Host.Problems;
using Engine.Host.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Engine.Host.Docs;

/// <summary>Writes what a call says of itself into the API document.</summary>
internal static class DescriptionTransformer
{
    public const string Application = "ApplicationId";
    public const string Administrator = "AdminToken";

    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<CallDescription>().LastOrDefault() is not { } call) return Task.CompletedTask;
        var requirement = metadata.OfType<CallerRequirement>().LastOrDefault() ?? CallerRequirement.Nothing;

        var title = call.Summary.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? call.Summary[..end] : call.Summary.TrimEnd('.');
        operation.Summary = title;
        operation.Description = call.Summary.Length > title.Length + 1 ? call.Summary[(title.Length + 2)..] : null;
        operation.Tags = new HashSet<OpenApiTagReference> { new(TagOf(requirement), context.Document) };
        operation.RequestBody = call.Fields.Count == 0 ? null : BodyOf(call);
        operation.Responses = ResponsesOf(call, requirement);
        operation.Security = [.. SchemesOf(requirement).Select(scheme => new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [],
        })];
        return Task.CompletedTask;
    }

    private static string TagOf(CallerRequirement requirement) => requirement is { TakesAdmin: true, TakesApplication: false } ? DocsTags.Configuration : DocsTags.Clients;

    private static IEnumerable<string> SchemesOf(CallerRequirement requirement)
    {
        if (requirement.TakesApplication) yield return Application;
        if (requirement.TakesAdmin) yield return Administrator;
    }

    private static OpenApiRequestBody BodyOf(CallDescription call)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = call.Fields.Where(field => field.IsRequired).Select(field => field.Name).ToHashSet(),
            Properties = call.Fields.ToDictionary(field => field.Name, field => (IOpenApiSchema)new OpenApiSchema
            {
                Type = Enum.Parse<JsonSchemaType>(field.Type, ignoreCase: true),
                Description = field.Meaning,
                Examples = [ValueOf(field)],
            }),
        };
        var example = new JsonObject(call.Fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)ValueOf(field))));
        string[] types = call.TakesJsonOnly ? ["application/json"] : ["application/x-www-form-urlencoded", "application/json"];
        return new OpenApiRequestBody
        {
            Content = types.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = schema, Example = example.DeepClone() }),
        };
    }

    private static JsonNode ValueOf(CallField field) => field.Type == "string" ? JsonValue.Create(field.Example) : JsonNode.Parse(field.Example)!; // written here, so it parses

    private static OpenApiResponses ResponsesOf(CallDescription call, CallerRequirement requirement)
    {
        var responses = new OpenApiResponses { [$"{call.Status}"] = SuccessOf(call.Example is null ? "Done; no body." : "The answer.", call.Example) };
        foreach (var (status, when, body) in call.Alternatives) responses[$"{status}"] = SuccessOf(when, body);
        foreach (var errors in ErrorsOf(call, requirement).Distinct().GroupBy(Problem.StatusOf).OrderBy(errors => errors.Key))
        {
            var example = new JsonObject
            {
                ["title"] = Problem.TitleOf(errors.First()),
                ["status"] = errors.Key,
                ["Code"] = errors.First().ToString(),
                ["Message"] = "What is wrong and what to do.",
            };
            responses[$"{errors.Key}"] = new OpenApiResponse
            {
                Description = string.Join("; ", errors.Select(code => $"{code}: {Problem.TitleOf(code)}")),
                Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Example = example } },
            };
        }

        return responses;
    }

    private static IEnumerable<ProblemCode> ErrorsOf(CallDescription call, CallerRequirement requirement)
    {
        IEnumerable<ProblemCode> errors = [.. call.Errors, ProblemCode.HostNotAllowed, ProblemCode.OriginNotAllowed, ProblemCode.RemoteNotAllowed];
        if (requirement.TakesApplication) errors = [ProblemCode.ApplicationIdMissing, ProblemCode.ApplicationNotApproved, .. errors];
        if (requirement.TakesAdmin) errors = [.. errors, ProblemCode.AdminTokenMissing];
        return call.Fields.Count == 0
            ? errors
            : [.. errors, ProblemCode.BodyMalformed, ProblemCode.BodyTooLarge, ProblemCode.MediaTypeUnsupported, ProblemCode.ParameterInvalid];
    }

    private static OpenApiResponse SuccessOf(string when, string? example) => new()
    {
        Description = when,
        Content = example is null ? null : new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Example = JsonNode.Parse(example) } },
    };
}
