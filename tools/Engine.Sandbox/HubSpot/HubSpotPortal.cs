using System.Globalization;
using System.Text.Json;
using Engine.Sandbox.HubSpot;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox;

/// <summary>A HubSpot portal. Safe for use from any thread.</summary>
public sealed class HubSpotPortal : Vendor
{
    /// <summary>The private app's access token: it works until it is revoked.</summary>
    public const string PrivateAppToken = "pat-sandbox";

    private const string NoCredentials = "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at "
        + "https://developers.hubspot.com/docs/methods/auth/oauth-overview";

    private readonly PortalState _portal;
    private readonly ApiTable _table;

    internal HubSpotPortal(TimeProvider time, bool isSeeded)
        : base("hubspot", HubSpotSignIn.Create(time, out var pages))
    {
        pages.Portal = _portal = new PortalState(time);
        _table = HubSpotTable.Create(_portal, SignIn, pages, () => Address);
        SignIn.AddLastingToken(PrivateAppToken);
        HubSpotSeed.AddOwners(_portal);
        if (isSeeded)
            HubSpotSeed.AddPeople(_portal);
    }

    /// <summary>The portal's number.</summary>
    public int PortalId => _portal.PortalId;

    /// <summary>The country, by ISO 3166, in which numbers without a country code are read when they are written from now on.</summary>
    public string Country
    {
        get => _portal.Store.Country;
        set => _portal.Store.Country = value;
    }

    /// <summary>While true, what is created or changed does not show in searches. False releases all.</summary>
    public bool IndexLag
    {
        get => _portal.Store.IndexLag;
        set
        {
            _portal.Store.IndexLag = value;
            if (!value)
                ReleaseIndex();
        }
    }

    /// <summary>Searches the whole portal allows in a second; 5 at the vendor's.</summary>
    public int SearchesPerSecond
    {
        get => _portal.Limits.SearchesPerSecond;
        set => _portal.Limits.SearchesPerSecond = value;
    }

    /// <summary>Other requests allowed in ten seconds; 100 at the vendor's for small accounts.</summary>
    public int RequestsPerTenSeconds
    {
        get => _portal.Limits.RequestsPerTenSeconds;
        set => _portal.Limits.RequestsPerTenSeconds = value;
    }

    /// <summary>Other requests allowed in a day.</summary>
    public int RequestsPerDay
    {
        get => _portal.Limits.RequestsPerDay;
        set => _portal.Limits.RequestsPerDay = value;
    }

    /// <summary>Adds an object as it is given, without the checks of the API; the calculated properties are worked out.</summary>
    /// <param name="type">The type, such as <c>contacts</c>.</param>
    /// <param name="values">Values by property.</param>
    /// <returns>The id.</returns>
    public string Add(string type, Dictionary<string, string?> values) => Locked(() => _portal.Store.Add(TypeOf(type), values).Id);

    /// <summary>Changes properties of an object.</summary>
    public void Change(string type, string id, Dictionary<string, string?> values) => Locked(() => _portal.Store.Change(ObjectOf(type, id), values));

    /// <summary>Archives an object.</summary>
    public void Delete(string type, string id) => Locked(() => _portal.Store.Archive(ObjectOf(type, id)));

    /// <summary>Reads an object, an archived one too; null when there never was one.</summary>
    public IReadOnlyDictionary<string, string>? Get(string type, string id) =>
        Locked(() => _portal.Store.Find(TypeOf(type), id) is { } item ? new Dictionary<string, string>(item.Values) : null);

    /// <summary>All objects of a type that are not archived, in the order they were added.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> All(string type) => Locked(() =>
        _portal.Store.All(TypeOf(type)).Where(item => !item.IsArchived).Select(item => (IReadOnlyDictionary<string, string>)new Dictionary<string, string>(item.Values)).ToList());

    /// <summary>Associates two objects, as both see it.</summary>
    /// <param name="type">The type of the one.</param>
    /// <param name="id">Its id.</param>
    /// <param name="toType">The type of the other.</param>
    /// <param name="toId">Its id.</param>
    /// <param name="typeId">The association type; null for the default.</param>
    public void Associate(string type, string id, string toType, string toId, int? typeId = null) =>
        Locked(() => _portal.Store.Associate(TypeOf(type), ObjectOf(type, id).Id, TypeOf(toType), ObjectOf(toType, toId).Id, typeId));

    /// <summary>The ids of the objects of a type that an object is associated with.</summary>
    public IReadOnlyList<string> AssociatedWith(string type, string id, string toType) =>
        Locked(() => _portal.Store.Associations.Of(TypeOf(type), id, TypeOf(toType)).Select(link => link.ToId).ToList());

    /// <summary>Merges an object into another: its id goes on to lead there.</summary>
    public void Merge(string type, string primaryId, string otherId) => Locked(() => _portal.Store.Merge(ObjectOf(type, primaryId), ObjectOf(type, otherId)));

    /// <summary>Adds a user who can own objects.</summary>
    /// <returns>The owner's id, which is not the user's.</returns>
    public string AddOwner(string email, string firstName, string lastName) => Locked(() => HubSpotSeed.AddOwner(_portal, email, firstName, lastName).Id);

    /// <summary>Adds a property of the portal's own.</summary>
    /// <param name="type">The type of objects.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="kind">string, number, datetime, enumeration, bool or phone_number.</param>
    public void AddProperty(string type, string name, string kind = "string") => Locked(() => TypeOf(type).Add(new PortalProperty { Name = name, Type = kind, IsCustom = true }));

    /// <summary>Lets the search index catch up.</summary>
    public void ReleaseIndex() => Locked(_portal.Store.IndexAll);

    /// <summary>Takes scopes from all tokens: what needs them answers 403 MISSING_SCOPES.</summary>
    public void WithholdScopes(params IReadOnlyList<string> scopes) => Locked(() => _portal.WithheldScopes.UnionWith(scopes));

    /// <summary>Gives all scopes back.</summary>
    public void GiveBackScopes() => Locked(_portal.WithheldScopes.Clear);

    internal override bool IsSignIn(string path) => path.StartsWith("/oauth/", StringComparison.Ordinal);

    internal override Answer ExpiredToken() => Expired(TimeSpan.FromMinutes(1)).ToAnswer();

    internal override Answer TooManyRequests() => PortalLimits.Reached("ten_secondly_rolling", "TEN_SECONDLY_ROLLING").ToAnswer();

    private protected override ApiTable Table => _table;

    private protected override Answer Handle(ApiCall call)
    {
        var operation = _table.Find(call, out var allowed);
        try
        {
            if (operation is null)
                throw Nowhere(allowed.Count > 0);
            if (operation.IsOpen)
                return operation.Answer(call);
            Authenticate(call, operation);
            _portal.Limits.Take(operation.Kind);
            return _portal.Limits.AddHeaders(operation.Answer(call), operation.Kind);
        }
        catch (HubSpotError error)
        {
            return call.Token is null || operation is null ? error.ToAnswer() : _portal.Limits.AddHeaders(error.ToAnswer(), operation.Kind);
        }
        catch (JsonException error)
        {
            return HubSpotError.Json(error.Message).ToAnswer();
        }
    }

    private void Authenticate(ApiCall call, ApiOperation operation)
    {
        var value = (call.Header("Authorization") ?? "").Split(' ', 2) is [var scheme, var rest] && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? rest : null;
        if (SignIn.Find(value) is not { } token)
            throw new HubSpotError(401, "INVALID_AUTHENTICATION", NoCredentials);
        var late = _portal.Time.GetUtcNow() - token.ExpiresAt;
        if (late >= TimeSpan.Zero)
            throw Expired(late < TimeSpan.FromDays(1) ? late : TimeSpan.FromMinutes(1));
        call.Token = token;
        if (operation.Scopes.Count > 0 && !operation.Scopes.Any(scope => HubSpotSignIn.ScopesOf(token.Grant).Contains(scope) && !_portal.WithheldScopes.Contains(scope)))
            throw MissingScopes(operation.Scopes);
    }

    private static HubSpotError Nowhere(bool isKnownPath) => isKnownPath
        ? new HubSpotError(405, "VALIDATION_ERROR", "HTTP 405 Method Not Allowed")
        : new HubSpotError(404, "OBJECT_NOT_FOUND", "resource not found");

    private static HubSpotError MissingScopes(IReadOnlyList<string> scopes) => new(403, "MISSING_SCOPES",
        "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.")
    {
        Errors = [new() { ["message"] = "One or more of the following scopes are required.", ["context"] = HubSpotError.Of("requiredGranularScopes", scopes) }],
    };

    private static HubSpotError Expired(TimeSpan ago) => new(401, "EXPIRED_AUTHENTICATION",
        string.Create(CultureInfo.InvariantCulture, $"The OAuth token used to make this call expired {(int)Math.Ceiling(ago.TotalSeconds)} second(s) ago."));

    private ObjectType TypeOf(string name) => _portal.Store.FindType(name) ?? throw new ArgumentException($"There is no type {name}.", nameof(name));

    private PortalObject ObjectOf(string type, string id) => _portal.Store.Find(TypeOf(type), id) ?? throw new ArgumentException($"There is no {type} {id}.", nameof(id));
}
