namespace Engine.Sdk.Http;

/// <summary>Reads pictures, for <see cref="IPictureSource"/>.</summary>
public static class Pictures
{
    /// <summary>The picture that an answer holds.</summary>
    /// <param name="answer">The request under way; its answer is disposed of.</param>
    /// <param name="cancellationToken">Cancelled when the picture is no longer wanted.</param>
    /// <returns>The picture; null where there is none, or something else.</returns>
    /// <exception cref="ConnectorException">Any failure but <see cref="ConnectorErrorKind.NotFound"/>.</exception>
    public static async Task<Picture?> PictureAsync(this Task<HttpResponseMessage> answer, CancellationToken cancellationToken)
    {
        using var found = await answer.OrNullAsync(ConnectorErrorKind.NotFound).ConfigureAwait(false);
        return found?.Content.Headers.ContentType?.MediaType is { } type && type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
            ? new(await found.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false), type)
            : null;
    }
}
