using System.Security.Cryptography;
using System.Text;
using Engine.Core.Actions;
using Engine.Core.AddressBooks;
using Engine.Core.PhoneNumbers;
using Engine.Core.Profiles;
using Engine.Core.Search;
using Engine.Sdk;
using PhoneNumbers;

namespace Engine.Core.Owner;

/// <summary>Who the user is: from the launch, named by the first book that knows.</summary>
public sealed class OwnerFinder(UserProfile profile, IOpenBooks books, FanOutSearch search, PhoneNumberReader reader, ActionTokens tokens)
{
    private static readonly TimeSpan LookupDeadline = TimeSpan.FromSeconds(3);

    private readonly ActionOffers _offers = new(tokens);

    /// <returns>Null when the launch named neither user nor number.</returns>
    /// <exception cref="OperationCanceledException">The caller left.</exception>
    public async Task<OwnerContact?> FindAsync(CancellationToken cancellationToken)
    {
        var user = Given(profile.UserId);
        var tel = Given(profile.Tel);
        if ((user ?? tel) is not { } named) return null;
        var e164 = tel is null ? null : reader.ReadAsked(tel)?.E164;
        var displayTel = e164 is null ? tel : Display(e164);
        var record = await LookUpAsync(cancellationToken).ConfigureAwait(false)
            ?? (tel is null ? null : await SearchAsync(e164 ?? tel, cancellationToken).ConfigureAwait(false));
        return new()
        {
            Id = IdOf(named),
            Tel = tel,
            E164 = e164,
            DisplayTel = displayTel,
            DisplayName = NameOf(record) ?? user ?? displayTel ?? named,
            Record = record,
        };
    }

    // All books are asked at once; one further down the list is not waited for once a better one knows.
    private async Task<Hit?> LookUpAsync(CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asked = books.Enabled.Where(book => book.Connection is IOwnerLookup).Select(book => AskAsync(book, enough.Token)).ToList();
        try
        {
            foreach (var answer in asked)
                if (await answer.ConfigureAwait(false) is { } hit) return hit;
            return null;
        }
        finally
        {
            await enough.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(asked)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<Hit?> AskAsync(OpenBook book, CancellationToken cancellationToken)
    {
        var lookup = (IOwnerLookup)book.Connection;
        var call = await book.Guard.CallAsync(lookup.GetOwnerAsync, LookupDeadline, cancellationToken).ConfigureAwait(false);
        if (Verification.Bounded(call.Value, book.Id) is not { } contact) return null;
        return new()
        {
            Book = book.Configuration,
            Contact = contact,
            Match = MatchQuality.Exact,
            Actions = _offers.For(book, contact, isCopied: false),
        };
    }

    private async Task<Hit?> SearchAsync(string tel, CancellationToken cancellationToken)
    {
        if (search.Read(tel) is not { } query) return null;
        var found = await search.SearchAsync(new SearchRequest { Query = query, Count = 1 }, cancellationToken).ConfigureAwait(false);
        // The last digits alone may name a stranger.
        return found.Hits is [{ Match: not MatchQuality.Suffix } first, ..] ? first : null;
    }

    private static string? NameOf(Hit? record)
    {
        if (record is null) return null;
        string? Value(string name) => Given(record.Contact.Fields.FirstOrDefault(field => field.Name == name)?.Value);
        var split = $"{Value(WellKnownFields.FirstName)} {Value(WellKnownFields.LastName)}";
        return Value(WellKnownFields.ContactName) ?? Given(split) ?? Given(record.Contact.DisplayText);
    }

    private static string Display(string e164)
    {
        try
        {
            var util = PhoneNumberUtil.GetInstance();
            return util.Format(util.Parse(e164, null), PhoneNumberFormat.NATIONAL);
        }
        catch (NumberParseException)
        {
            return e164;
        }
    }

    // The same user has the same id on every start, and the id does not tell who it is.
    private static string IdOf(string named) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"owner:{named.ToUpperInvariant()}")).AsSpan(0, 16));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>The user as a contact.</summary>
public sealed record OwnerContact
{
    public required string Id { get; init; }

    public string? Tel { get; init; }

    public string? E164 { get; init; }

    /// <summary>The number as people of its country write it.</summary>
    public string? DisplayTel { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>The user's record in the first book that knows them; null when none does.</summary>
    public Hit? Record { get; init; }
}
