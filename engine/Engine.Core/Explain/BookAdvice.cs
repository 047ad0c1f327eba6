using Engine.Core.AddressBooks;
using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Core.Explain;

/// <summary>What to do about one book.</summary>
internal static class BookAdvice
{
    private static readonly TimeSpan OldAge = TimeSpan.FromDays(1);

    /// <returns>Null when nothing is to be done.</returns>
    public static Advice? Of(BookExplanation book, BookSeen seen)
    {
        if (book.Asked == AskedSource.Nothing) return OfUnasked(book, seen);
        if (book.FoundCount > 0) return null;
        if (book.NearMisses is [var nearest, ..] && NearMissText.Cure(nearest, book.Name) is { Weight: AdviceWeight.NearMiss } cure) return cure;
        if (OfFailure(book, seen) is { } failed) return failed;
        var ofCopy = book.Asked == AskedSource.Live ? null : OfCopy(book);
        if (ofCopy is { Weight: AdviceWeight.Stale }) return ofCopy;
        return book.NearMisses is [var far, ..] ? NearMissText.Cure(far, book.Name) : ofCopy;
    }

    private static Advice OfUnasked(BookExplanation book, BookSeen seen) => book.State switch
    {
        BookState.Disabled => new(AdviceWeight.SwitchedOff, $"Switch on {book.Name}: it is not asked while it is switched off."),
        BookState.SignInNeeded => SignIn(book, seen),
        _ => new(AdviceWeight.Failed, $"{book.Name} cannot be asked. {book.Message ?? "Look at its settings."}"),
    };

    // What the copy answered in place of the CRM is worth as much as the copy, but the CRM may know better.
    private static Advice? OfFailure(BookExplanation book, BookSeen seen)
    {
        if (book.Asked == AskedSource.CopyInPlaceOfLive) return OfFailure(book, seen.Status.Open?.Guard.Failure?.Kind ?? BookOutcomeKind.Unavailable, seen);
        return book.Outcome is BookOutcomeKind.Answered or BookOutcomeKind.FromCache or null ? null : OfFailure(book, book.Outcome.Value, seen);
    }

    private static Advice OfFailure(BookExplanation book, BookOutcomeKind kind, BookSeen seen)
    {
        var mayBeCached = seen.Status is { Open.Connection: IContactFeed, Book.IsCached: false };
        var orCache = mayBeCached ? ", or switch on its cache" : "";
        return kind switch
        {
            BookOutcomeKind.Unauthorized => SignIn(book, seen),
            _ when seen is { Status: { Book.IsCached: true, Open.Descriptor.NumberMatching: NumberMatching.None }, Copy: null } =>
                new(AdviceWeight.Failed, $"The copy of {book.Name} is still being made{(book.Copy?.Error is { } error ? $" ({error})" : "")}: ask again when it is there."),
            BookOutcomeKind.Deadline => new(AdviceWeight.Failed, $"{book.Name} took too long: try again{orCache}."),
            BookOutcomeKind.RateLimited => new(AdviceWeight.Failed, $"The CRM of {book.Name} limits how often it may be asked: try again later{orCache}."),
            BookOutcomeKind.Unavailable => new(AdviceWeight.Failed, $"The CRM of {book.Name} cannot be reached: look at its address and the network{orCache}."),
            BookOutcomeKind.Faulted => new(AdviceWeight.Failed, $"The connector of {book.Name} failed: update it, or tell its author."),
            BookOutcomeKind.Closed => new(AdviceWeight.Failed, $"{book.Name} was closed meanwhile: try again."),
            _ when seen.Status.Open?.Descriptor.NumberMatching == NumberMatching.None && book.Rounds.Count == 0 =>
                new(AdviceWeight.Failed, $"Switch on the cache of {book.Name}: its CRM cannot search telephone numbers."),
            _ => new(AdviceWeight.Failed, $"The CRM of {book.Name} refused: look at its settings and at what its account may see."),
        };
    }

    private static Advice SignIn(BookExplanation book, BookSeen seen) => new(AdviceWeight.Failed, seen.Status.Open?.Api is { CanSignIn: false }
        ? $"The CRM of {book.Name} does not take what the settings sign in with: renew it there."
        : $"Sign in to {book.Name} again.");

    private static Advice? OfCopy(BookExplanation book)
    {
        if (book.Copy is not { Age: { } age } copy) return null;
        var old = $"The copy of {book.Name} is {InWords(age)} old";
        if (copy.Error is { } error) return new(AdviceWeight.Stale, $"{old} and cannot be refreshed: {error}");
        if (copy.Contacts == 0) return new(AdviceWeight.Stale, $"The copy of {book.Name} holds nobody: look at what its account may see.");
        if (age >= OldAge || age > copy.RefreshedEvery * 2) return new(AdviceWeight.Stale, $"{old}: refresh it.");
        return age < TimeSpan.FromMinutes(1) ? null : new(AdviceWeight.Aged, $"{old}: refresh it, if the contact is newer.");
    }

    private static string InWords(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => $"{age.TotalDays:0} days",
        { TotalHours: >= 2 } => $"{age.TotalHours:0} hours",
        { TotalMinutes: >= 2 } => $"{age.TotalMinutes:0} minutes",
        _ => "a minute",
    };
}
