using System.ComponentModel.DataAnnotations;

namespace Engine.Host.Installation.Launch;

/// <summary>How the engine is started: section <c>Engine</c> of the configuration.</summary>
internal sealed class EngineOptions
{
    public const string Section = "Engine";

    /// <summary>Where everything of this user is kept. The default is a folder of the user's own.</summary>
    [Required]
    public string DataFolder { get; set; } = "";

    /// <summary>Port of the plain address; 0 picks a free one. The default is 10088: browsers block 10080.</summary>
    [Range(0, 65535)]
    public int HttpPort { get; set; } = 10088;

    /// <summary>Port of the encrypted address; 0 picks a free one.</summary>
    [Range(0, 65535)]
    public int HttpsPort { get; set; } = 10443;

    /// <summary>Further folders that connectors are dropped into.</summary>
    public IList<string> Connectors { get; } = [];

    /// <summary>Name or e-mail address of the user.</summary>
    [StringLength(256)]
    public string? User { get; set; }

    /// <summary>The user's own number; it gives the country and area code that a short number is completed with.</summary>
    [StringLength(64)]
    public string? Tel { get; set; }

    /// <summary>Language of the pages, such as <c>de</c>; null for the browser's own.</summary>
    [StringLength(10)]
    public string? Language { get; set; }

    /// <summary>The partner's access code.</summary>
    [StringLength(256)]
    public string? AccessCode { get; set; }

    /// <summary>Whether to bring sample contacts and an approved application.</summary>
    public bool Demo { get; set; }

    /// <summary>Whether windows are only named in the log and never opened.</summary>
    public bool NoBrowser { get; set; }

    /// <summary>Host names that a request may name, beside those of this machine's loopback.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Whether other machines may open the pages.</summary>
    public RemoteOptions Remote { get; } = new();

    /// <summary>Whether every request is logged, and not only those that failed or took longer than a second.</summary>
    public bool LogRequests { get; set; }

    /// <summary>How long running requests may take to finish at the end. The default is 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan FinishWait { get; set; } = TimeSpan.FromSeconds(10);
}
