using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox.Google;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox;

/// <summary>A Google account with its contacts: the People API v1 and its sign-in. Safe for use from any thread.</summary>
public sealed class GooglePeople : Vendor
{
    /// <summary>The list of the user's own contacts.</summary>
    public const string Connections = "connections";

    /// <summary>The list of contacts that came about by themselves.</summary>
    public const string OtherContacts = "otherContacts";

    /// <summary>The list of colleagues.</summary>
    public const string Directory = "directory";

    /// <summary>The list of contacts that all of the domain share.</summary>
    public const string DomainContacts = "domainContacts";

    private readonly PeopleState _state;
    private readonly GoogleSignIn _pages;
    private readonly ApiTable _table;

    internal GooglePeople(TimeProvider time, bool isSeeded)
        : base("google", GoogleSignIn.Create(time, out var pages))
    {
        _pages = pages;
        pages.State = _state = new PeopleState(time) { Address = () => Address };
        _table = GoogleTable.Create(_state, SignIn);
        GoogleSeed.AddMe(_state);
        if (isSeeded)
            GoogleSeed.AddPeople(_state);
    }

    /// <summary>The country, by ISO 3166, in which numbers without a country code are read when they are written from now on.</summary>
    public string Country
    {
        get => _state.Store.Country;
        set => _state.Store.Country = value;
    }

    /// <summary>While true, changes do not show in lists and syncs. False releases all.</summary>
    public bool SyncLag
    {
        get => _state.Store.SyncLag;
        set => Locked(() =>
        {
            _state.Store.SyncLag = value;
            if (!value)
                _state.Store.PublishAll();
        });
    }

    /// <summary>Whether searches know only what was there at the last call with an empty query; off, they know all at once.</summary>
    public bool NeedsWarmUp
    {
        get => _state.Cache.NeedsWarmUp;
        set => _state.Cache.NeedsWarmUp = value;
    }

    /// <summary>How long after a call with an empty query searches go on with what they knew before.</summary>
    public TimeSpan WarmUpTime
    {
        get => _state.Cache.WarmUpTime;
        set => _state.Cache.WarmUpTime = value;
    }

    /// <summary>Whether the People API is enabled in the application's project; off, everything is 403 SERVICE_DISABLED.</summary>
    public bool IsApiEnabled
    {
        get => _state.IsEnabled;
        set => _state.IsEnabled = value;
    }

    /// <summary>Whether the account belongs to a domain; off, there is no directory.</summary>
    public bool IsWorkspace
    {
        get => _state.IsWorkspace;
        set => _state.IsWorkspace = value;
    }

    /// <summary>The status of EXPIRED_SYNC_TOKEN: the vendor's pages are silent, 400 and 410 have both been seen.</summary>
    public int ExpiredSyncTokenStatus
    {
        get => _state.ExpiredSyncTokenStatus;
        set => _state.ExpiredSyncTokenStatus = value;
    }

    /// <summary>Reads allowed in a minute.</summary>
    public int ReadsPerMinute
    {
        get => _state.Limits.ReadsPerMinute;
        set => _state.Limits.ReadsPerMinute = value;
    }

    /// <summary>Writes allowed in a minute.</summary>
    public int WritesPerMinute
    {
        get => _state.Limits.WritesPerMinute;
        set => _state.Limits.WritesPerMinute = value;
    }

    /// <summary>First pages of full syncs allowed in a minute.</summary>
    public int FullSyncsPerMinute
    {
        get => _state.Limits.FullSyncsPerMinute;
        set => _state.Limits.FullSyncsPerMinute = value;
    }

    /// <summary>Adds a person.</summary>
    /// <param name="list"><see cref="Connections"/>, <see cref="OtherContacts"/>, <see cref="Directory"/> or <see cref="DomainContacts"/>.</param>
    /// <param name="person">The fields as JSON, such as <c>{"names":[{"givenName":"Ada"}],"phoneNumbers":[{"value":"01632 960100","type":"work"}]}</c>; what is output only is worked out.</param>
    /// <returns>The resource name.</returns>
    public string Add(string list, string person) => Locked(() => _state.Store.Add(KindOf(list), Parse(person)).Name);

    /// <summary>Replaces fields of a person; null takes one away.</summary>
    public void Change(string resourceName, string fields) => Locked(() => _state.Store.Change(PersonOf(resourceName), Parse(fields)));

    /// <summary>Deletes a person.</summary>
    public void Delete(string resourceName) => Locked(() => _state.Store.Delete(PersonOf(resourceName)));

    /// <summary>Merges a person into another, who goes on under its own name.</summary>
    public void Merge(string resourceName, string otherName) => Locked(() => _state.Store.Merge(PersonOf(resourceName), PersonOf(otherName)));

    /// <summary>Gives a person a photo, or takes it away.</summary>
    public void SetPhoto(string resourceName, byte[]? photo) => Locked(() => _state.Store.SetPhoto(PersonOf(resourceName), photo));

    /// <summary>Reads a person as people.get shows it, with all fields; null when there is none.</summary>
    public JsonObject? Get(string resourceName) => Locked(() => _state.Store.Find(resourceName) is { Current.IsDeleted: false } person ? Show(person) : null);

    /// <summary>All people of a list, in the order they were added.</summary>
    public IReadOnlyList<JsonObject> All(string list) => Locked(() => _state.Store.Of(KindOf(list)).Where(person => !person.Current.IsDeleted).Select(Show).ToList());

    /// <summary>Adds a group.</summary>
    /// <returns>The resource name.</returns>
    public string AddGroup(string name) => Locked(() => _state.Groups.Add(name).ResourceName);

    /// <summary>Ends every sync token given so far.</summary>
    public void ExpireSyncTokens() => Locked(() => _state.Generation++);

    /// <summary>Forgets what searches know, as if nobody had searched for long.</summary>
    public void CoolSearch() => Locked(_state.Cache.Clear);

    /// <summary>What the user takes the tick from on the consent page from now on: grants come without it.</summary>
    public void UntickScopes(params IReadOnlyList<string> scopes) => Locked(() =>
    {
        _pages.Unticked.Clear();
        _pages.Unticked.UnionWith(scopes.Select(GoogleScopes.Complete));
    });

    /// <summary>Takes scopes from all tokens: what needs them answers 403.</summary>
    public void WithholdScopes(params IReadOnlyList<string> scopes) => Locked(() => _state.WithheldScopes.UnionWith(scopes));

    /// <summary>Gives all scopes back.</summary>
    public void GiveBackScopes() => Locked(_state.WithheldScopes.Clear);

    internal override bool IsSignIn(string path) => path.StartsWith("/o/oauth2/", StringComparison.Ordinal) || path is "/token" or "/revoke";

    internal override Answer ExpiredToken() => GoogleError.Unauthenticated("ACCESS_TOKEN_EXPIRED").ToAnswer();

    internal override Answer TooManyRequests() => PeopleLimits.TooManyReads().ToAnswer();

    private protected override ApiTable Table => _table;

    private protected override Answer Handle(ApiCall call)
    {
        try
        {
            if (_table.Find(call, out _) is not { } operation)
                return Answer.Html("<!DOCTYPE html><html lang=en><title>Error 404 (Not Found)!!1</title><p>The requested URL was not found on this server.", 404);
            if (operation.IsOpen)
                return operation.Answer(call);
            Authenticate(call, operation);
            _state.Limits.Take(operation.Kind);
            return operation.Answer(call);
        }
        catch (GoogleError error)
        {
            return error.ToAnswer();
        }
    }

    private void Authenticate(ApiCall call, ApiOperation operation)
    {
        if (!_state.IsEnabled)
            throw GoogleError.Disabled();
        var value = (call.Header("Authorization") ?? "").Split(' ', 2) is [var scheme, var rest] && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? rest : call.Get("access_token");
        if (value is null)
            throw GoogleError.Unauthenticated("CREDENTIALS_MISSING");
        call.Token = SignIn.Authenticate(value)
            ?? throw GoogleError.Unauthenticated(SignIn.Find(value) is null ? "ACCESS_TOKEN_TYPE_UNSUPPORTED" : "ACCESS_TOKEN_EXPIRED");
        var granted = GoogleSignIn.ScopesOf(call.Token.Grant);
        if (!operation.Scopes.Any(scope => granted.Contains(scope) && !_state.WithheldScopes.Contains(scope)))
            throw GoogleError.MissingScope(operation.Scopes);
    }

    private static PersonKind KindOf(string list) => list switch
    {
        Connections => PersonKind.Contact,
        OtherContacts => PersonKind.Other,
        Directory => PersonKind.DomainProfile,
        DomainContacts => PersonKind.DomainContact,
        _ => throw new ArgumentException($"There is no list {list}.", nameof(list)),
    };

    private static JsonObject Parse(string text) => JsonNode.Parse(text) as JsonObject ?? throw new JsonException("An object was expected.");

    private JsonObject Show(PersonRecord person) => PersonJson.Of(person, person.Current, PersonFields.All, Address, isWhole: true);

    private PersonRecord PersonOf(string name) => _state.Store.Find(name) ?? throw new ArgumentException($"There is no {name}.", nameof(name));
}
