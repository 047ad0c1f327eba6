using System.Text;
using System.Text.Json;

namespace Engine.Sdk.Hosting.Requests;

/// <summary>Makes the exception of an answer that is no success, in the connector's words where it has any.</summary>
internal sealed class FailureReading(ApiDescription description, TimeProvider time)
{
    private const int MaxBodyLength = 64 * 1024;

    public async Task<ConnectorException> ReadAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var whole = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var bytes = whole.AsMemory(whole.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);
        var failure = new ApiFailure
        {
            Status = response.StatusCode,
            Header = name => HeaderOf(response, name),
            Body = Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, MaxBodyLength)]),
            Json = JsonOf(bytes),
            RetryAfter = RetryAfter.Of(response, time),
        };
        return Completed(Read(failure), failure, request);
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

    // Some gateways repeat the request in their answer; and not every connector hands on how long the CRM asked to be left alone.
    private ConnectorException Completed(ConnectorException read, ApiFailure failure, HttpRequestMessage request)
    {
        var message = Secrets.Blank(read.Message, SecretsOf(request));
        var retryAfter = read.RetryAfter ?? failure.RetryAfter;
        return message == read.Message && retryAfter == read.RetryAfter ? read : new ConnectorException(read.Kind, message, read.InnerException) { RetryAfter = retryAfter };
    }

    private string?[] SecretsOf(HttpRequestMessage request) =>
    [
        request.Headers.Authorization?.Parameter,
        (description.SignIn as HeaderSignIn)?.Value,
        (description.SignIn as BasicSignIn)?.Password,
        (description.SignIn as OAuthSignIn)?.ClientSecret,
    ];

    private static string? HeaderOf(HttpResponseMessage response, string name)
    {
        if (response.Headers.TryGetValues(name, out var values)) return values.FirstOrDefault();
        return response.Content.Headers.TryGetValues(name, out values) ? values.FirstOrDefault() : null;
    }

    private static JsonElement? JsonOf(ReadOnlyMemory<byte> bytes)
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
