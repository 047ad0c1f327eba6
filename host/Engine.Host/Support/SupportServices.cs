namespace Engine.Host.Support;

internal static class SupportServices
{
    public static IServiceCollection AddSupport(this IServiceCollection services) => services
        .AddSingleton<Personal>()
        .AddSingleton<EngineFacts>()
        .AddSingleton<BookFacts>()
        .AddSingleton<MetricsText>()
        .AddSingleton<SupportBundle>()
        .AddSingleton<ISupportBundle>(services => services.GetRequiredService<SupportBundle>());
}
