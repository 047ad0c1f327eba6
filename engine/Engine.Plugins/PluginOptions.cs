using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Engine.Plugins;

/// <summary>Where connectors are looked for, and how patiently.</summary>
public sealed class PluginOptions
{
    /// <summary>
    /// Folders to look in, the first one first: where two connectors have one id, the earlier folder's stays. One that does not exist is looked for
    /// again at every rescan.
    /// </summary>
    [Required]
    public IReadOnlyList<string> Folders { get; set; } = [];

    /// <summary>Ids of connectors that are listed but whose code does not run.</summary>
    [Required]
    public IReadOnlySet<string> Disabled { get; set; } = FrozenSet<string>.Empty;

    /// <summary>Folder for the private copies connectors run from, readable by the user alone; null for the system's temporary folder.</summary>
    public string? ShadowFolder { get; set; }

    /// <summary>How often the folders are looked at without being told of a change, since network drives do not tell.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan RescanInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a plugin's files must stay as they are before they count as completely copied.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromMilliseconds(400);

    /// <summary>How long a connector's constructor and static initializers may run before it counts as hanging.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:05:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan ActivationDeadline { get; set; } = TimeSpan.FromSeconds(5);
}

[OptionsValidator]
internal sealed partial class PluginOptionsValidator : IValidateOptions<PluginOptions>;
