using Engine.Core.AddressBooks;
using Engine.Sdk;

namespace Engine.Core.Search;

/// <summary>Fetches what clients ask for beside the record itself, for the records of one page alone, all at once; what fails is left out.</summary>
internal static class Enrichment
{
    public const int MaxActivities = 10;

    public static async Task<Picture?> PictureAsync(OpenBook book, RecordKey record, TimeSpan deadline, CancellationToken cancellationToken)
    {
        if (book.Connection is not IPictureSource source) return null;
        var call = await book.Guard.CallAsync(token => source.GetPictureAsync(record, token), deadline, cancellationToken).ConfigureAwait(false);
        return call.Value is { } picture && picture.Data.Length <= Picture.MaxBytes && (picture.Address is not null || IsSafe(picture)) ? picture : null;
    }

    public static async Task<IReadOnlyList<PastActivity>?> ActivitiesAsync(
        OpenBook book, RecordKey record, TimeSpan deadline, CancellationToken cancellationToken)
    {
        if (book.Connection is not IActivityHistory history) return [];
        var call = await book.Guard.CallAsync(
            async token => Checked(await history.GetRecentActivitiesAsync(record, MaxActivities, token).ConfigureAwait(false)),
            deadline,
            cancellationToken).ConfigureAwait(false);
        return call.Value ?? [];
    }

    // SVG is a document that can run script, so it is not among them.
    private static bool IsSafe(Picture picture) =>
        !picture.Data.IsEmpty && picture.MediaType is "image/png" or "image/jpeg" or "image/gif" or "image/webp" or "image/bmp";

    private static IReadOnlyList<PastActivity> Checked(IReadOnlyList<PastActivity?>? answered) => answered is null
        ? []
        : [.. answered.Take(MaxActivities).OfType<PastActivity>().Where(IsBounded)];

    private static bool IsBounded(PastActivity activity) =>
        activity.Kind is { Length: <= Verification.MaxNameLength } && activity.Subject is { Length: <= Verification.MaxValueLength };
}
