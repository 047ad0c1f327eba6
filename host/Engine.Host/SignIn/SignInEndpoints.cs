using Engine.Core.AddressBooks;
using Engine.Host.AddressBooks;
using Engine.Host.ContactPages;
using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Security;
using Engine.Host.Web.Books.SignIn;
using Engine.Host.Wire;
using Engine.Sdk;
using Engine.Sdk.Hosting;

namespace Engine.Host.SignIn;

/// <summary>Signing an address book in to its CRM and out again, and where the CRM sends the browser back to.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder api)
    {
        api.MapPost("AddressBooks/{AddinId}/SignIn", BeginAsync).RequireAdmin().Describe(SignInDescriptions.Begin);
        api.MapDelete("AddressBooks/{AddinId}/SignIn", EndAsync).RequireAdmin().Describe(SignInDescriptions.End);
    }

    // The one GET that changes something: OAuth has it so. It does only what a state made here, used once, says.
    public static void MapSignInCallback(this IEndpointRouteBuilder root) => root.MapGet($"/{SignInReturns.CallbackPath}", CompleteAsync).Describe(SignInDescriptions.Callback);

    private static async Task<IResult> BeginAsync(string addinId, AddressBookRegistry books, PublicAddress address, CancellationToken cancellationToken)
    {
        if (books.Find(addinId) is not { } status) return AddressBookEndpoints.Unknown(addinId);
        if (status.Open?.Api is not { } api) return Problem.Of(ProblemCode.ConnectorFailed, status.Error ?? "The address book is not open.");
        if (!api.CanSignIn) return Problem.Of(ProblemCode.NotSupported, $"“{status.Book.Name}” needs no sign-in in the browser: what it signs in with stands in its settings.");
        try
        {
            var prompt = await api.BeginSignInAsync(address.Of(SignInReturns.CallbackPath), cancellationToken);
            return Json.Ok(
                new SignInInfo { AuthorizationUrl = prompt.Address?.AbsoluteUri, UserCode = prompt.UserCode, ExpiresAt = prompt.ExpiresAt.UtcDateTime },
                WireJsonContext.Wire.SignInInfo);
        }
        catch (ConnectorException refused)
        {
            return Problem.Of(ProblemCode.ConnectorFailed, refused.Message);
        }
    }

    private static async Task<IResult> EndAsync(string addinId, AddressBookRegistry books, ApiServices apis, CancellationToken cancellationToken)
    {
        if (books.Find(addinId) is not { } status) return AddressBookEndpoints.Unknown(addinId);
        if (status.Open?.Api is { } api) await api.SignOutAsync(cancellationToken);
        else await apis.ForgetSignInAsync(status.Book.Id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> CompleteAsync(
        HttpContext context, ApiServices apis, AddressBookRegistry books, SignInReturns returns, CurrentBrand brand, CancellationToken cancellationToken)
    {
        var product = brand.Value.ProductName;
        var query = context.Request.Query;
        var back = returns.Take(query["state"].FirstOrDefault());
        try
        {
            var error = query["error_description"].FirstOrDefault() ?? query["error"].FirstOrDefault();
            var book = await apis.CompleteSignInAsync(query["state"].FirstOrDefault(), query["code"].FirstOrDefault(), error, cancellationToken);
            if (back is not null) return back.ToResult(refusal: null);
            var name = books.Get(book)?.Book.Name ?? "The address book";
            return new PageResult(StatusCodes.Status200OK, ContactHtml.Notice("Signed in", $"“{name}” is signed in. You can close this page.", product));
        }
        catch (ConnectorException refused)
        {
            if (back is not null) return back.ToResult(refused.Message);
            var status = refused.Kind == ConnectorErrorKind.Refused ? StatusCodes.Status400BadRequest : StatusCodes.Status502BadGateway;
            return new PageResult(status, ContactHtml.Notice("Not signed in", refused.Message, product));
        }
    }
}
