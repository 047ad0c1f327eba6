namespace Engine.Sandbox.Google;

/// <summary>What the operations of one account work on.</summary>
internal sealed class PeopleState
{
    public PeopleState(TimeProvider time)
    {
        Time = time;
        Store = new PeopleStore(time);
        Groups = new GroupBook(Store);
        Cache = new SearchCache(Store);
        Limits = new PeopleLimits(time);
        Pages = new PageBook();
    }

    public TimeProvider Time { get; }

    public PeopleStore Store { get; }

    public GroupBook Groups { get; }

    public SearchCache Cache { get; }

    public PeopleLimits Limits { get; }

    public PageBook Pages { get; }

    public Func<Uri> Address { get; set; } = () => new Uri("http://localhost/");

    public bool IsEnabled { get; set; } = true;

    public bool IsWorkspace { get; set; } = true;

    public int ExpiredSyncTokenStatus { get; set; } = 400;

    /// <summary>Sync tokens of earlier generations have run out.</summary>
    public int Generation { get; set; }

    /// <summary>Scopes that no token has, whatever it was granted.</summary>
    public HashSet<string> WithheldScopes { get; } = new(StringComparer.Ordinal);
}
