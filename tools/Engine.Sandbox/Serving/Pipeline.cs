using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Engine.Sandbox.Serving;

/// <summary>The way of every request: logged, held up, answered by its vendor, spoiled where a fault says so.</summary>
internal sealed class Pipeline(SandboxState state, ControlApi control)
{
    private static readonly string[] LoggedHeaders =
    [
        "Authorization", "Accept", "Accept-Encoding", "Accept-Language", "client-request-id", "ConsistencyLevel", "Content-Type",
        "If-Match", "If-Modified-Since", "Prefer", "Sforce-Query-Options", "User-Agent",
    ];

    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        var body = await ReadAsync(context);
        if (path.StartsWith("/sandbox", StringComparison.Ordinal))
        {
            await WriteAsync(context, control.Reply(context.Request.Method, path, body), half: false);
            return;
        }

        var query = context.Request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? ""))).ToList();
        var logged = Log(context, path, query, body);
        var vendor = state.Vendors.FirstOrDefault(vendor => path.StartsWith($"/{vendor.Name}/", StringComparison.Ordinal));
        if (vendor is null)
        {
            logged.Invalid = "There is no such vendor.";
            await WriteAsync(context, Answer.Html("<!DOCTYPE html><title>Sandbox</title><p>Nothing is here.", 404), half: false);
            return;
        }

        var call = new ApiCall
        {
            Method = context.Request.Method,
            Path = path[(vendor.Name.Length + 1)..],
            Query = query,
            Header = name => context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null,
            Body = body,
        };
        var refusal = vendor.Enter(call);
        try
        {
            if (refusal is null)
                await ServeAsync(context, vendor, call, path, logged);
            else
                await RefuseAsync(context, vendor, call, logged, refusal);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested || state.Stopping.IsCancellationRequested)
        {
            context.Abort(); // the client has gone, or the server is going
        }
        finally
        {
            vendor.Leave(call);
        }
    }

    private static async Task RefuseAsync(HttpContext context, Vendor vendor, ApiCall call, LoggedRequest logged, Answer refusal)
    {
        vendor.Check(call);
        logged.Invalid = call.Invalid;
        logged.Status = refusal.Status;
        await WriteAsync(context, refusal, half: false);
    }

    private async Task ServeAsync(HttpContext context, Vendor vendor, ApiCall call, string path, LoggedRequest logged)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, state.Stopping);
        var isSignIn = vendor.IsSignIn(call.Path);
        var fault = state.Faults.Take(call.Method, path, isSignIn);
        var delay = (isSignIn ? TimeSpan.Zero : state.Delay) + (fault?.Kind == FaultKind.Delay ? fault.Delay : TimeSpan.Zero);
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, state.Time, leaving.Token);
        if (fault?.Kind == FaultKind.Hang)
            await state.Faults.HangAsync(leaving.Token);

        var answer = fault is null ? null : Spoiling.Instead(fault, vendor, state.Time);
        if (answer is null)
            answer = Ask(vendor, call);
        else
            vendor.Check(call);
        logged.Invalid = call.Invalid;
        logged.Status = answer.Status;
        if (fault?.Kind == FaultKind.Reset)
            context.Abort();
        else if (fault?.Kind == FaultKind.HugeBody)
            await Spoiling.WriteHugeAsync(context, fault.Bytes, leaving.Token);
        else
            await WriteAsync(context, answer, fault?.Kind == FaultKind.HalfBody);
    }

    // A mistake of ours shows as one, with its text, and the server goes on.
    private static Answer Ask(Vendor vendor, ApiCall call)
    {
        try
        {
            return vendor.Reply(call);
        }
        catch (Exception error)
        {
            return Answer.Json(new JsonObject { ["sandbox"] = error.ToString() }, 500);
        }
    }

    private LoggedRequest Log(HttpContext context, string path, List<KeyValuePair<string, string>> query, ReadOnlyMemory<byte> body)
    {
        var logged = new LoggedRequest
        {
            Method = context.Request.Method,
            Path = path,
            Query = context.Request.QueryString.Value?.TrimStart('?') ?? "",
            Parameters = query.GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value),
            Headers = context.Request.Headers
                .Where(header => LoggedHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase) || header.Key.StartsWith("X-", StringComparison.OrdinalIgnoreCase)
                    || header.Key.StartsWith("Engine-", StringComparison.OrdinalIgnoreCase))
                .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = Encoding.UTF8.GetString(body.Span),
            Time = state.Time.GetUtcNow(),
        };
        state.Requests.Add(logged);
        return logged;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return default;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    // Both vendors pack what they send to clients that can unpack it.
    private static Answer Pack(HttpContext context, Answer answer)
    {
        const int Worthwhile = 1024;
        if (answer.Body.Length < Worthwhile || !context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
            return answer;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(answer.Body.Span);
        return (answer with { Body = packed.ToArray() }).With("Content-Encoding", "gzip");
    }

    private static async Task WriteAsync(HttpContext context, Answer answer, bool half)
    {
        answer = Pack(context, answer);
        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            response.Headers.Append(name, value);
        if (answer.ContentType is not null)
            response.ContentType = answer.ContentType;
        if (answer.Status is 204 or 304)
            return;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(half ? answer.Body[..(answer.Body.Length / 2)] : answer.Body, context.RequestAborted);
        if (!half)
            return;
        await response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }
}
