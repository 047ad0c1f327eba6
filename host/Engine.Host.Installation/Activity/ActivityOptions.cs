using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Engine.Host.Installation.Activity;

/// <summary>How much of what happened lately is kept, in memory alone; bound from <c>Engine</c>.</summary>
internal sealed class ActivityOptions
{
    /// <summary>Searches; 0 keeps none. The default is 200.</summary>
    [Range(0, 10_000)]
    public int RecentSearches { get; set; } = 200;

    /// <summary>Failures, and as many changes of state, of each address book; 0 keeps none. The default is 200.</summary>
    [Range(0, 10_000)]
    public int RecentFailures { get; set; } = 200;
}

[OptionsValidator]
internal sealed partial class ActivityOptionsValidator : IValidateOptions<ActivityOptions>;
