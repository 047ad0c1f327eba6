using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>People that matter to a user: colleagues and contacts, "person resource type".</summary>
internal sealed class PersonApi(GraphState state)
{
    private static readonly string[] Properties =
    [
        "id", "birthday", "companyName", "department", "displayName", "givenName", "imAddress", "isFavorite", "jobTitle", "officeLocation", "personNotes", "personType", "phones",
        "postalAddresses", "profession", "scoredEmailAddresses", "surname", "userPrincipalName", "websites", "yomiCompany",
    ];

    public Answer List(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        var query = ODataQuery.Read(call, "person", Properties);
        var people = state.Users.Where(user => user != box.Owner).Select(OfUser).Concat(box.Contacts.Select(OfContact));
        if (call.Get("$search")?.Trim('"') is { Length: > 0 } search)
            people = people.Where(person => Fits(person, search)); // displayName and e-mail address, never telephone numbers
        return ODataList.Reply(state.Address(), call, query, people, $"users('{box.Owner.Id}')/people", []);
    }

    private static bool Fits(JsonObject person, string search) =>
        NameWords.Begins(person.Text("displayName"), search)
        || person.Objects("scoredEmailAddresses").Any(address => address.Text("address")?.StartsWith(search, StringComparison.OrdinalIgnoreCase) == true);

    private static JsonObject OfUser(GraphItem user) => Show(user, "OrganizationUser", user.Values.Text("mail") is { } mail ? [mail] : [],
        [("mobile", user.Values.Text("mobilePhone")), .. Phones(user, "business", "businessPhones")]);

    private static JsonObject OfContact(GraphItem contact) => Show(contact, "PersonalContact", contact.Values.Objects("emailAddresses").Select(address => address.Text("address")).OfType<string>(),
        [("mobile", contact.Values.Text("mobilePhone")), .. Phones(contact, "business", "businessPhones"), .. Phones(contact, "home", "homePhones")]);

    private static IEnumerable<(string Type, string? Number)> Phones(GraphItem item, string type, string property) =>
        (item.Values[property] as JsonArray ?? []).Select(number => (type, JsonText.Scalar(number)));

    private static JsonObject Show(GraphItem item, string subclass, IEnumerable<string> addresses, IEnumerable<(string Type, string? Number)> phones)
    {
        var body = new JsonObject { ["id"] = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(item.ImmutableId)).AsSpan(0, 16)).ToString() };
        foreach (var name in Properties.Skip(1))
            body[name] = item.Values[name] is JsonValue value ? value.DeepClone() : null;
        body["isFavorite"] = false;
        body["personType"] = new JsonObject { ["class"] = "Person", ["subclass"] = subclass };
        body["phones"] = phones.Where(phone => phone.Number is not null).Select(phone => new JsonObject { ["type"] = phone.Type, ["number"] = phone.Number }).ToJsonArray();
        body["scoredEmailAddresses"] = addresses.Select(address => new JsonObject { ["address"] = address, ["relevanceScore"] = 8.0, ["selectionLikelihood"] = "notSpecified" }).ToJsonArray();
        body["postalAddresses"] = new JsonArray();
        body["websites"] = new JsonArray();
        return body;
    }
}
