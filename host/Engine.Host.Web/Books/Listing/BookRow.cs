using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Host.Web.Books.Parts;
using Engine.Host.Web.Layout;
using Engine.Host.Web.Texts;
using Engine.Sdk;
using Engine.Sdk.Hosting;
using Microsoft.Extensions.Localization;

namespace Engine.Host.Web.Books.Listing;

/// <summary>A book as the list shows it. Equal when it looks the same.</summary>
public sealed record BookRow
{
    public required AddressBookId Id { get; init; }

    public required string Name { get; init; }

    public required string Connector { get; init; }

    public required string? Icon { get; init; }

    public required bool IsEnabled { get; init; }

    public required BookState State { get; init; }

    public required string? Since { get; init; }

    public required string? Error { get; init; }

    public required CopyView Copy { get; init; }

    internal static BookRow Of(BookStatus status, SyncStatus sync, TimeProvider time, IStringLocalizer<Text> texts, Sentences said)
    {
        ArgumentNullException.ThrowIfNull(status);
        var descriptor = status.Connector?.Loaded?.Descriptor;
        return new()
        {
            Id = status.Book.Id,
            Name = status.Book.Name,
            Connector = status.Connector is { } entry ? said.NameOf(entry) : status.Book.ConnectorId,
            Icon = descriptor?.IconAddress,
            IsEnabled = status.Book.IsEnabled,
            State = status.State,
            Since = status.Open?.Guard.Failure is { } failure ? Ages.Clock(failure.Since, time) : null,
            Error = said.Of(ErrorOf(status, texts), descriptor),
            Copy = CopyView.Of(sync with { Error = status.State == BookState.SignInNeeded ? null : said.Of(sync.Error, descriptor) }, time, texts),
        };
    }

    // Of a sign-in the page knows more than the core: it can be done right here.
    private static string? ErrorOf(BookStatus status, IStringLocalizer<Text> texts) => status switch
    {
        { State: BookState.Disabled } => null,
        { State: BookState.SignInNeeded, Open.Api: { CanSignIn: true, SignInState: SignInState.Missing } } => texts["SignIn_Missing"],
        { State: BookState.SignInNeeded, Open.Api: { CanSignIn: true, SignInState: SignInState.Ended } } => texts["SignIn_Ended"],
        _ => status.Error,
    };
}
