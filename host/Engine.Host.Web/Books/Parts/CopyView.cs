using Engine.Core.Caching;
using Engine.Host.Web.Layout;
using Engine.Host.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Engine.Host.Web.Books.Parts;

/// <summary>How a book's copy stands, in words.</summary>
public sealed record CopyView(string Words, string? Next, string? Error, double? Done, bool IsUnderWay)
{
    public static CopyView Of(SyncStatus sync, TimeProvider time, IStringLocalizer<Text> texts)
    {
        ArgumentNullException.ThrowIfNull(sync);
        ArgumentNullException.ThrowIfNull(texts);
        var isUnderWay = sync.State is SyncState.Syncing or SyncState.Loading;
        return new(
            isUnderWay ? Progress(sync, texts) : Standing(sync, time, texts),
            sync.NextSync is { } next && !isUnderWay ? texts["Copy_Next", Ages.Clock(next, time)].Value : null,
            sync.Error,
            sync.Progress is { Phase: SyncPhase.Reading, Expected: > 0 and long all } reading ? Math.Min(1, (double)reading.Contacts / all) : null,
            isUnderWay);
    }

    private static string Standing(SyncStatus sync, TimeProvider time, IStringLocalizer<Text> texts) => sync switch
    {
        { State: SyncState.NotCached } => texts["Copy_None"],
        { LastSync: { } last } => texts["Copy_Standing", sync.Contacts, Ages.Of(time.GetUtcNow() - last, texts)],
        _ => texts["Copy_Waiting"],
    };

    private static string Progress(SyncStatus sync, IStringLocalizer<Text> texts) => sync switch
    {
        { State: SyncState.Loading } => texts["Copy_Loading"],
        { Progress: { Phase: SyncPhase.Building } } => texts["Copy_Building"],
        { Progress: { Expected: > 0 and long all, Remaining: { } left } progress } when left > TimeSpan.FromSeconds(5) =>
            texts["Copy_ReadingLeft", progress.Contacts, all, Ages.Of(left, texts)],
        { Progress: { Expected: > 0 and long all } progress } => texts["Copy_ReadingOf", progress.Contacts, all],
        { Progress: { } progress } => texts["Copy_Reading", progress.Contacts],
        _ => texts["Copy_Starting"],
    };
}
