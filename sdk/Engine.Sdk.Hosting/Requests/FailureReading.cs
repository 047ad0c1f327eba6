using System.Text;
using System.Text.Json;

namespace Engine.Sdk.Hosting.Requests;

/// <summary>Makes the exception of an answer that is no success, in the connector's words where it has any.</summary>
internal sealed class FailureReading(ApiDescription description, TimeProvider time)
{
    private const int MaxBodyLength = 64 * 1024;

    public async Task<ConnectorException> ReadAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var failure = new ApiFailure
        {
            Status = response.StatusCode,
            Header = name => HeaderOf(response, name),
            Body = Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, MaxBodyLength)),
            Json = JsonOf(bytes),
            RetryAfter = RetryAfter.Of(response, time),
        };
        return WithoutSecret(Read(failure), request);
    }

    // A connector's own reading may trip over what no CRM's documentation shows; the status still tells.
    private ConnectorException Read(ApiFailure failure)
    {
        try
        {
            return description.ReadFailure?.Invoke(failure) ?? failure.ToException();
        }
        catch (Exception)
        {
            return failure.ToException();
        }
    }

    // Some gateways repeat the request in their answer.
    private static ConnectorException WithoutSecret(ConnectorException read, HttpRequestMessage request)
    {
        var secret = request.Headers.Authorization?.Parameter;
        return string.IsNullOrEmpty(secret) || !read.Message.Contains(secret, StringComparison.Ordinal)
            ? read
            : new ConnectorException(read.Kind, read.Message.Replace(secret, "…", StringComparison.Ordinal), read.InnerException) { RetryAfter = read.RetryAfter };
    }

    private static string? HeaderOf(HttpResponseMessage response, string name)
    {
        if (response.Headers.TryGetValues(name, out var values)) return values.FirstOrDefault();
        return response.Content.Headers.TryGetValues(name, out values) ? values.FirstOrDefault() : null;
    }

    private static JsonElement? JsonOf(byte[] bytes)
    {
        if (bytes.Length is 0 or > MaxBodyLength) return null;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
