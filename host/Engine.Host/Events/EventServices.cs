using System.Text.Json;
using Engine.Host.Launch;
using Microsoft.Extensions.Options;

namespace Engine.Host.Events;

internal static class EventServices
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<EventOptions>, EventOptionsValidator>();
        services.AddOptionsWithValidateOnStart<EventOptions>().BindConfiguration($"{EngineOptions.Section}:Events");
        services.AddSingleton<EventHub>();
        services.AddHostedService(provider => provider.GetRequiredService<EventHub>());
        services.AddSingleton(provider => new InitialFrame(WriteVersion(provider.GetRequiredService<ProductInfo>()), provider.GetRequiredService<TimeProvider>()));
    }

    private static Action<Utf8JsonWriter> WriteVersion(ProductInfo product) => json =>
    {
        json.WriteStartObject();
        json.WriteString("ProductName", product.Name);
        json.WriteString("ProductVersion", product.Version);
        json.WriteStartArray("Licenses");
        json.WriteEndArray();
        json.WriteEndObject();
    };
}
