using System.ComponentModel.DataAnnotations;

namespace Engine.Core.Search;

/// <summary>Deadlines and sizes of a search.</summary>
public sealed class FanOutOptions
{
    /// <summary>How long one book may take. 50 ms to 60 s; the default is 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan BookDeadline { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the whole search may take, pictures and activities included. 50 ms to 120 s; the default is 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:02:00")]
    public TimeSpan OverallDeadline { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the merged order of a search is kept for its further pages. The default is 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan PagingWindow { get; set; } = TimeSpan.FromMinutes(2);
}
