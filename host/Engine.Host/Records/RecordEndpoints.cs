using Engine.Core.Actions;
using Engine.Core.Records;
using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Requests;
using Engine.Host.Security;
using Engine.Host.Wire;
using Engine.Sdk;

namespace Engine.Host.Records;

/// <summary><c>GET RecordTypes</c>, <c>POST CreateNewRecord</c>, <c>POST SaveRecord</c>: adding an unknown caller.</summary>
internal static class RecordEndpoints
{
    public static void MapRecords(this IEndpointRouteBuilder api)
    {
        api.MapGet("RecordTypes", ListTypesAsync).RequireApplication().Describe(RecordDescriptions.Types);
        api.MapPost("CreateNewRecord", CreateAsync).RequireApplication().Describe(RecordDescriptions.Create);
        api.MapPost("SaveRecord", SaveAsync).RequireApplication().Describe(RecordDescriptions.Save);
    }

    private static async Task<IResult> ListTypesAsync(RecordWriting records, CancellationToken cancellationToken)
    {
        var types = await records.GetRecordTypesAsync(cancellationToken);
        return Json.Ok([.. types.Select(ToInfo)], WireJsonContext.Wire.IReadOnlyListRecordTypeInfo);
    }

    private static async Task<IResult> CreateAsync(
        HttpContext context, RecordWriting records, RecordAnswers answers, CancellationToken cancellationToken)
    {
        var values = await RequestValues.ReadAsync(context);
        var draft = DraftReading.Read(values);
        if (values.Text("RecordTypeId") is not { } id) throw new RequestRefusedException(ProblemCode.RecordTypeUnknown, "`RecordTypeId` is missing; take it from RecordTypes.");

        var types = await records.GetRecordTypesAsync(cancellationToken);
        if (types.FirstOrDefault(type => IdOf(type.Book.Id, type.Type.Type) == id.Trim()) is not { } chosen)
            return Problem.Of(ProblemCode.RecordTypeUnknown, "`RecordTypeId` is none of those that RecordTypes offers now.");

        var dialect = context.Application().Dialect;
        return draft is null
            ? answers.Begun(chosen, dialect)
            : answers.Of(await records.CreateAsync(chosen.Book.Id, chosen.Type.Type, draft, cancellationToken), chosen.Book.Id, dialect);
    }

    private static async Task<IResult> SaveAsync(
        HttpContext context, ActionTokens tokens, RecordWriting records, BegunRecords begun, RecordAnswers answers, CancellationToken cancellationToken)
    {
        var values = await RequestValues.ReadAsync(context);
        var draft = DraftReading.Read(values) ?? throw new RequestRefusedException(
            ProblemCode.ParameterInvalid, "Send at least one of `Phone`, `ContactName`, `FirstName`, `LastName`, `CompanyName`, `Email` and `Notes`.");
        if (!tokens.TryRead(values.TextWithPlus("RecordId"), out var named) || named.ActionId is not (null or BegunRecords.ActionId))
            return Problem.Of(ProblemCode.ActionInvalid, "`RecordId` must be the `UniqueId` of a record of this engine.");

        var saved = named.ActionId is null
            ? await records.SaveAsync(named.Record, draft, cancellationToken)
            : await begun.SaveAsync(named.Record, draft, cancellationToken);
        return answers.Of(saved, named.Record.Book, context.Application().Dialect);
    }

    private static string IdOf(AddressBookId book, string type) => $"{book}-{type}";

    private static RecordTypeInfo ToInfo(CreatableRecordType creatable)
    {
        var (id, type) = (IdOf(creatable.Book.Id, creatable.Type.Type), creatable.Type);
        return new RecordTypeInfo
        {
            RecordTypeId = id,
            UniqueId = id,
            AddinId = creatable.Book.Id.ToString(),
            Name = type.DisplayName,
            CanCreate = true,
            HasEmail = type.Fields.Contains(WellKnownFields.Email),
            HasFirstNameLastName = type.Fields.Contains(WellKnownFields.FirstName) && type.Fields.Contains(WellKnownFields.LastName),
            HasContactName = type.Fields.Contains(WellKnownFields.ContactName),
            HasCompanyName = type.Fields.Contains(WellKnownFields.CompanyName),
            HasNotes = type.Fields.Contains(WellKnownFields.Notes),
            IsResidential = type.IsResidential,
        };
    }
}
