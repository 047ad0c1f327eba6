using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Google;

/// <summary>Writing: people.createContact and people.updateContact.</summary>
internal sealed class WriteApi(PeopleState state)
{
    public Answer Create(ApiCall call)
    {
        var mask = FieldMask.ReadOptional(call, "personFields", PersonFields.All) ?? PersonFields.All;
        var fields = Read(ReadBody(call), PersonFields.Writable);
        if (fields["memberships"] is null)
            fields["memberships"] = new JsonArray(GroupBook.Membership(GroupBook.MyContacts));
        var person = state.Store.Add(PersonKind.Contact, fields);
        return Answer.Json(PersonJson.Of(person, person.Current, mask, state.Address(), isWhole: true));
    }

    public Answer Update(ApiCall call)
    {
        var mask = FieldMask.ReadOptional(call, "personFields", PersonFields.All) ?? PersonFields.All;
        var names = FieldMask.ReadOptional(call, "updatePersonFields", PersonFields.Writable)
            ?? throw GoogleError.Argument("updatePersonFields mask is required. Please specify one or more valid paths.");
        var body = ReadBody(call);
        if (state.Store.Find($"people/{call["id"]}") is not { Kind: PersonKind.Contact, Current.IsDeleted: false } person)
            throw GoogleError.NotFound();
        CheckEtag(body, person);
        var fields = Read(body, names);
        if (names.Contains("memberships") && fields["memberships"] is null)
            throw GoogleError.Argument("At least one contact group membership is required.");
        foreach (var name in names.Where(name => !fields.ContainsKey(name)))
            fields[name] = null; // named and not given: emptied
        state.Store.Change(person, fields);
        return Answer.Json(PersonJson.Of(person, person.Current, mask, state.Address(), isWhole: true));
    }

    private static void CheckEtag(JsonObject body, PersonRecord person)
    {
        var source = (body["metadata"] as JsonObject)?.Objects("sources").FirstOrDefault(source => source.Text("type") == "CONTACT");
        var (told, right) = source?.Text("etag") is { } sourceEtag
            ? (sourceEtag, PersonJson.SourceEtag(person, person.Current))
            : (body.Text("etag"), PersonJson.Etag(person, person.Current));
        if (told is null)
            throw GoogleError.Argument("Request must set person.etag or person.metadata.sources.etag for the source that is being updated.");
        if (told != right)
            throw GoogleError.Precondition("Request person.etag is different than the current person.etag. Clear local cache and get the latest person.");
    }

    private static JsonObject Read(JsonObject body, IReadOnlyList<string> names)
    {
        var fields = new JsonObject();
        foreach (var name in names)
        {
            if (body[name] is not JsonArray { Count: > 0 } values)
                continue;
            if (values.Count > 1 && PersonFields.Singletons.Contains(name))
                throw GoogleError.Argument($"Contact person.{name} is a singleton field. Only one can be specified.");
            fields[name] = values.DeepClone();
        }

        return fields;
    }

    private static JsonObject ReadBody(ApiCall call)
    {
        try
        {
            return call.ReadJson() as JsonObject ?? throw GoogleError.Argument("Invalid JSON payload received. Root element must be a message.");
        }
        catch (JsonException)
        {
            throw GoogleError.Argument("Invalid JSON payload received. Unexpected token.");
        }
    }
}
