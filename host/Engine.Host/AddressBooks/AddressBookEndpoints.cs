using Engine.Core.AddressBooks;
using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Requests;
using Engine.Host.Security;
using Engine.Host.Wire;
using Engine.Sdk;

namespace Engine.Host.AddressBooks;

/// <summary>The configured address books: listing for every client, configuring for the administrator.</summary>
internal static class AddressBookEndpoints
{
    public static void MapAddressBooks(this IEndpointRouteBuilder api)
    {
        api.MapGet("AddressBooks", List).RequireApplicationOrAdmin().Describe(AddressBookDescriptions.List);
        api.MapPost("AddressBooks", AddAsync).RequireAdmin().Describe(AddressBookDescriptions.Add);
        api.MapGet("AddressBooks/{AddinId}", Get).RequireAdmin().Describe(AddressBookDescriptions.Get);
        api.MapPatch("AddressBooks/{AddinId}", ChangeAsync).RequireAdmin().Describe(AddressBookDescriptions.Change);
        api.MapDelete("AddressBooks/{AddinId}", RemoveAsync).RequireAdmin().Describe(AddressBookDescriptions.Remove);
    }

    private static IResult List(AddressBookRegistry books, AddressBookMapping mapping) =>
        Json.Ok([.. books.All.Select(mapping.ToInfo)], WireJsonContext.Wire.IReadOnlyListAddressBookInfo);

    private static IResult Get(string addinId, AddressBookRegistry books, AddressBookMapping mapping) =>
        books.Find(addinId) is { } status ? Json.Ok(mapping.ToInfoWithSettings(status), WireJsonContext.Wire.AddressBookInfo) : Unknown(addinId);

    private static async Task<IResult> AddAsync(
        HttpContext context, AddressBookRegistry books, AddressBookMapping mapping, CancellationToken cancellationToken)
    {
        var draft = AddressBookBody.Read(await RequestValues.ReadAsync(context));
        var change = await books.AddAsync(draft, cancellationToken);
        if (change.Status is not { } added) return Refused(change);

        context.Response.Headers.Location = $"/api/v1/AddressBooks/{added.Book.Id}";
        return Json.Of(mapping.ToInfoWithSettings(added), WireJsonContext.Wire.AddressBookInfo, StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(
        string addinId, HttpContext context, AddressBookRegistry books, AddressBookMapping mapping, CancellationToken cancellationToken)
    {
        var draft = AddressBookBody.Read(await RequestValues.ReadAsync(context));
        if (!AddressBookId.TryParse(addinId, null, out var id) || await books.UpdateAsync(id, draft, cancellationToken) is not { } change)
            return Unknown(addinId);
        return change.Status is { } changed ? Json.Ok(mapping.ToInfoWithSettings(changed), WireJsonContext.Wire.AddressBookInfo) : Refused(change);
    }

    private static async Task<IResult> RemoveAsync(string addinId, AddressBookRegistry books, CancellationToken cancellationToken) =>
        AddressBookId.TryParse(addinId, null, out var id) && await books.RemoveAsync(id, cancellationToken)
            ? TypedResults.NoContent()
            : Unknown(addinId);

    private static IResult Refused(BookChange change)
    {
        var errors = change.Errors.Select(error => new FieldError { Field = error.Field, Message = error.Message }).ToArray();
        var code = errors is [{ Field: nameof(AddressBookDraft.ConnectorId) }] ? ProblemCode.ConnectorUnknown : ProblemCode.SettingsInvalid;
        return Problem.Of(code, string.Join(" ", errors.Select(error => error.Message)), new Dictionary<string, object?> { ["Errors"] = errors });
    }

    internal static BookStatus? Find(this AddressBookRegistry books, string addinId) =>
        AddressBookId.TryParse(addinId, null, out var id) ? books.Get(id) : null;

    internal static IResult Unknown(string addinId) => Problem.Of(
        ProblemCode.AddressBookUnknown,
        AddressBookId.TryParse(addinId, null, out _) ? "There is no address book of this id." : "An address book's id is 32 hexadecimal digits.");
}
