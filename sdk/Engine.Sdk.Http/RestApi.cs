using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Refit;

namespace Engine.Sdk.Http;

/// <summary>Makes the typed client of a CRM's REST API.</summary>
public static class RestApi
{
    // One for all books of a connector: what is known of its types is kept in them.
    private static readonly ConditionalWeakTable<JsonSerializerContext, JsonSerializerOptions> Options = [];

    /// <summary>
    /// A Refit client of an interface. Besides <see cref="OperationCanceledException"/>, its methods throw <see cref="ConnectorException"/> alone: what the CRM
    /// refused, failures to reach it, and <see cref="ConnectorErrorKind.BadAnswer"/> for an answer that is not of the declared type.
    /// </summary>
    /// <typeparam name="T">The interface, its methods marked with Refit's attributes.</typeparam>
    /// <param name="http">The engine's client, <see cref="AddressBookContext.Http"/>; addresses in the interface are relative to its base address.</param>
    /// <param name="json">Knows every type the interface sends and receives; no reflection is used.</param>
    /// <returns>The client, for several threads at once.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static T For<T>(HttpClient http, JsonSerializerContext json)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(json);
        var settings = new RefitSettings(new SystemTextJsonContentSerializer(Options.GetValue(json, OptionsOf)));
        settings.ExceptionFactory = async response => response.IsSuccessStatusCode ? null : await RefusedAsync(response).ConfigureAwait(false);
        settings.DeserializationExceptionFactory = async (_, thrown) => await Task.FromResult(Unreadable(thrown)).ConfigureAwait(false);
        settings.TransportExceptionFactory = (_, thrown, _) => thrown is OperationCanceledException or ConnectorException ? thrown : Unreachable(thrown);
        return RestService.For<T>(http, settings);
    }

    // No more is escaped than JSON asks for: bodies go to no web page, and a CRM may count the characters of a query.
    private static JsonSerializerOptions OptionsOf(JsonSerializerContext json) =>
        new(json.Options) { Encoder = json.Options.Encoder ?? JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Only a client that is not the engine's lets such an answer through.
    private static Task<Exception> RefusedAsync(HttpResponseMessage response) => Task.FromResult<Exception>(
        new ConnectorException(ApiFailure.KindOf(response.StatusCode), $"The CRM answered {(int)response.StatusCode}."));

    private static Exception Unreadable(Exception thrown) => thrown is OperationCanceledException or ConnectorException
        ? thrown
        : new ConnectorException(ConnectorErrorKind.BadAnswer, "The CRM answered with something that cannot be understood.", thrown);

    private static ConnectorException Unreachable(Exception thrown) => new(ConnectorErrorKind.Unavailable, "The CRM cannot be reached.", thrown);
}
