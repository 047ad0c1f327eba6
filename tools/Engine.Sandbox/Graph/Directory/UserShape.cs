using System.Text.Json.Nodes;

namespace Engine.Sandbox.Graph;

/// <summary>The properties of users and of the organization's contacts.</summary>
internal static class UserShape
{
    /// <summary>What shows when nothing is selected ("user resource type", properties returned by default).</summary>
    public static readonly IReadOnlyList<string> Defaults =
        ["businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage", "surname", "userPrincipalName", "id"];

    /// <summary>What User.ReadBasic.All shows.</summary>
    public static readonly IReadOnlyList<string> Basic = ["displayName", "givenName", "mail", "photo", "surname", "userPrincipalName", "id"];

    public static readonly IReadOnlyList<string> Properties =
    [
        .. Defaults, "aboutMe", "accountEnabled", "ageGroup", "assignedLicenses", "assignedPlans", "birthday", "city", "companyName", "country", "createdDateTime", "creationType",
        "department", "employeeId", "employeeType", "externalUserState", "faxNumber", "hireDate", "identities", "imAddresses", "interests", "mailNickname", "mySite",
        "onPremisesSamAccountName", "onPremisesSyncEnabled", "otherMails", "postalCode", "preferredName", "proxyAddresses", "showInAddressList", "skills", "state", "streetAddress",
        "usageLocation", "userType", "photo", "manager", "deletedDateTime",
    ];

    public static readonly IReadOnlyList<string> OrgContactProperties =
    [
        "id", "addresses", "companyName", "department", "displayName", "givenName", "jobTitle", "mail", "mailNickname", "onPremisesLastSyncDateTime", "onPremisesSyncEnabled", "phones",
        "proxyAddresses", "surname", "deletedDateTime",
    ];

    private static readonly string[] Lists = ["businessPhones", "imAddresses", "interests", "otherMails", "proxyAddresses", "skills", "assignedLicenses", "assignedPlans", "identities"];

    /// <param name="user">The user.</param>
    /// <param name="names">Which properties.</param>
    /// <param name="isBasic">Whether the token may see the basic ones only; the others are null then.</param>
    public static JsonObject Show(GraphItem user, IReadOnlyList<string> names, bool isBasic)
    {
        var body = new JsonObject();
        foreach (var name in names.Distinct())
        {
            body[name] = name switch
            {
                "id" => user.Id,
                "createdDateTime" => GraphMoments.Write(user.CreatedAt),
                _ when isBasic && !Basic.Contains(name) => Lists.Contains(name) ? new JsonArray() : null,
                _ => user.Values[name]?.DeepClone() ?? (Lists.Contains(name) ? new JsonArray() : null),
            };
        }

        return body;
    }

    public static JsonObject ShowOrgContact(GraphItem contact)
    {
        var body = new JsonObject { ["id"] = contact.Id };
        foreach (var name in OrgContactProperties.Skip(1))
            body[name] = contact.Values[name]?.DeepClone() ?? (name is "phones" or "addresses" or "proxyAddresses" ? new JsonArray() : null);
        return body;
    }
}
