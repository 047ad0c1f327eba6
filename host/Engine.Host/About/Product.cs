using System.Reflection;
using Engine.Core.Profiles;
using Engine.Host.Wire;

namespace Engine.Host.About;

/// <summary>What this product is called, and for whom it runs.</summary>
internal sealed class Product(CurrentBrand brand, UserProfile profile)
{
    /// <summary>Four numbers.</summary>
    public static string Version { get; } = (Assembly.GetExecutingAssembly().GetName().Version ?? new(0, 0, 0, 0)).ToString(4);

    public string Name => brand.Value.ProductName;

    /// <param name="withLicenses">Only for an approved application: a licence names the user.</param>
    public VersionInfo Describe(bool withLicenses) => new()
    {
        ProductName = Name,
        ProductVersion = Version,
        Licenses = withLicenses && profile is { AccessCode: not null, UserId: { } user }
            ? [new LicenseInfo { Key = "User", Name = "Licensed user", Value = user }]
            : [],
    };
}
