namespace Engine.Host.Web.Explorer.Cards;

/// <summary>What a client shows of a record that was found.</summary>
public sealed record CallerCard
{
    public required string Name { get; init; }

    public string? Company { get; init; }

    public string Book { get; init; } = "";

    /// <summary>The book's <c>AddinId</c>; empty when the answer names none.</summary>
    public string BookId { get; init; } = "";

    public string? Match { get; init; }

    /// <summary>Null when it came live from the CRM.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>A data address of an image, safe to show; null when there is none.</summary>
    public string? Picture { get; init; }

    public IReadOnlyList<CardField> Fields { get; init; } = [];

    public IReadOnlyList<CardActivity> Activities { get; init; } = [];

    public IReadOnlyList<CardAction> Actions { get; init; } = [];

    /// <summary>Its first telephone number, for the form of a call.</summary>
    public string? Tel => Fields.FirstOrDefault(shown => shown.Name.EndsWith("Phone", StringComparison.Ordinal))?.Value;

    /// <summary>What stands where there is no picture.</summary>
    public string Initials => string.Concat(
        Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetterOrDigit(word, 0)).Take(2).Select(word => word.EnumerateRunes().First())).ToUpperInvariant();
}

public sealed record CardField(string Name, string Value);

public sealed record CardActivity(string Text, DateTimeOffset? Start, string? Url);

/// <param name="UniqueId">What <c>DoAction</c> takes.</param>
/// <param name="Text">What its button says.</param>
/// <param name="LogsCall">Whether it needs the particulars of a call.</param>
public sealed record CardAction(string UniqueId, string Text, bool LogsCall);

/// <summary>A book that could not be searched, as the dialect Integrator tells it.</summary>
public sealed record FailedBook(string Name, string Reason);

public sealed record CardSet(IReadOnlyList<CallerCard> Cards, IReadOnlyList<FailedBook> Failed)
{
    public static readonly CardSet None = new([], []);
}
