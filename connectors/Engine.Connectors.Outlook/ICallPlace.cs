using System.Security.Cryptography;
using System.Text;

namespace Engine.Connectors.Outlook;

/// <summary>Where calls are logged.</summary>
internal interface ICallPlace
{
    /// <summary>What users know an entry as.</summary>
    string Name { get; }

    Task<LoggedCall?> FindAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken);

    Task<LoggedCall> AddAsync(RecordKey record, JsonElement at, CallActivity call, CancellationToken cancellationToken);

    Task<IReadOnlyList<PastActivity>> LatestAsync(RecordKey record, int limit, CancellationToken cancellationToken);
}

/// <summary>What both places say of a call.</summary>
internal static class CallTexts
{
    /// <summary>Marks one call at one record, wherever it is written.</summary>
    public static Guid Mark(RecordKey record, CallActivity call) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{record.Type}/{record.Id}/{call.CallId}")).AsSpan(0, 16));

    public static string Line(CallActivity call) =>
        $"{call.Direction} call from {CallActivityExtensions.NumberText(call.CallerTel)} to {CallActivityExtensions.NumberText(call.CalledTel)}".ReplaceLineEndings(" ");

    public static CallDirection? DirectionOf(string? text) =>
        text?.StartsWith($"{CallDirection.Incoming}", StringComparison.Ordinal) == true ? CallDirection.Incoming
        : text?.StartsWith($"{CallDirection.Outgoing}", StringComparison.Ordinal) == true ? CallDirection.Outgoing : null;
}
