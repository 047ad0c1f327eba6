using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Engine.Core.Applications;
using Engine.Core.Connectors;
using Engine.Core.Outbox;
using Engine.Core.Search;
using Engine.Host.About;
using Engine.Host.Events;
using Microsoft.Extensions.Options;

namespace Engine.Host.Support;

/// <summary>The program, its options and its connectors, as a support bundle tells them.</summary>
internal sealed class EngineFacts(
    EngineOptions options,
    IOptions<FanOutOptions> search,
    IOptions<OutboxOptions> outbox,
    IOptions<ApplicationOptions> applicationOptions,
    IOptions<EventOptions> events,
    IOptions<ActivityOptions> activity,
    CurrentBrand brand,
    PublicAddress address,
    ApplicationRegistry applications,
    IConnectorCatalog connectors,
    TimeProvider time)
{
    public JsonObject About() => new()
    {
        ["ProductName"] = brand.Value.ProductName,
        ["ProductVersion"] = Product.Version,
        ["MadeAt"] = time.GetUtcNow(),
        ["RunningSince"] = Process.GetCurrentProcess().StartTime.ToUniversalTime(),
        ["System"] = RuntimeInformation.OSDescription,
        ["Architecture"] = RuntimeInformation.ProcessArchitecture.ToString(),
        ["Runtime"] = RuntimeInformation.FrameworkDescription,
        ["Processors"] = Environment.ProcessorCount,
        ["MemoryBytes"] = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        ["WorkingSetBytes"] = Environment.WorkingSet,
        ["HeapBytes"] = GC.GetTotalMemory(forceFullCollection: false),
        ["TimeZone"] = time.LocalTimeZone.Id,
        ["Culture"] = CultureInfo.CurrentCulture.Name,
        ["Addresses"] = new JsonArray(address.Base.AbsoluteUri, address.Encrypted.AbsoluteUri),
        ["Applications"] = Counts(applications.All.Select(application => $"{application.Status} {application.Dialect}")),
        ["BrandingProblems"] = brand.Value.Problems.Count,
    };

    public JsonObject Options() => new()
    {
        ["HttpPort"] = options.HttpPort,
        ["HttpsPort"] = options.HttpsPort,
        ["Connectors"] = options.Connectors.Count,
        ["User"] = Hidden(options.User),
        ["Tel"] = Hidden(options.Tel),
        ["AccessCode"] = Hidden(options.AccessCode),
        ["Demo"] = options.Demo,
        ["NoBrowser"] = options.NoBrowser,
        ["AllowedHosts"] = options.AllowedHosts.Count,
        ["Remote:Listen"] = options.Remote.IsEverywhere ? options.Remote.Listen : Hidden(options.Remote.Listen),
        ["Remote:Password"] = Hidden(options.Remote.Password),
        ["LogRequests"] = options.LogRequests,
        ["FinishWait"] = Text(options.FinishWait),
        ["Search:BookDeadline"] = Text(search.Value.BookDeadline),
        ["Search:OverallDeadline"] = Text(search.Value.OverallDeadline),
        ["Search:PagingWindow"] = Text(search.Value.PagingWindow),
        ["Outbox:AnswerWithin"] = Text(outbox.Value.AnswerWithin),
        ["Applications:ApprovalWait"] = Text(applicationOptions.Value.ApprovalWait),
        ["Applications:DefaultDialect"] = applicationOptions.Value.DefaultDialect.ToString(),
        ["Applications:MaxPending"] = applicationOptions.Value.MaxPending,
        ["Events:QueueLength"] = events.Value.QueueLength,
        ["Events:PingInterval"] = Text(events.Value.PingInterval),
        ["Events:PingTimeout"] = Text(events.Value.PingTimeout),
        ["RecentSearches"] = activity.Value.RecentSearches,
        ["RecentFailures"] = activity.Value.RecentFailures,
    };

    public JsonArray Connectors(Redaction redaction) => new([.. connectors.Entries.Select(JsonNode (entry) => new JsonObject
    {
        ["Id"] = entry.Id,
        ["Version"] = entry.Version,
        ["File"] = redaction.Text(entry.File),
        ["State"] = entry.State.ToString(),
        ["Grade"] = entry.Loaded?.Descriptor.Grade,
        ["NumberMatching"] = entry.Loaded?.Descriptor.NumberMatching.ToString(),
        ["Error"] = entry.Error is { } error ? redaction.Text(error) : null,
    })]);

    /// <summary>How often each stands there.</summary>
    internal static JsonObject Counts(IEnumerable<string> values) =>
        new(values.CountBy(value => value).OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value)));

    private static string? Hidden(string? value) => value is null ? null : Redaction.Hidden;

    private static string Text(TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture);
}
