namespace Engine.Host.Installation.Branding;

/// <summary>How the product presents itself; bound from <c>Engine</c>.</summary>
internal sealed class ProductOptions
{
    /// <summary>The name clients are told; null leaves it to the branding folder.</summary>
    public string? ProductName { get; set; }
}
