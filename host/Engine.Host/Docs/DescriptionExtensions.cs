namespace Engine.Host.Docs;

internal static class DescriptionExtensions
{
    /// <summary>Tells the API document about a call.</summary>
    public static TBuilder Describe<TBuilder>(this TBuilder builder, CallDescription description)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(description));
        return builder;
    }
}
