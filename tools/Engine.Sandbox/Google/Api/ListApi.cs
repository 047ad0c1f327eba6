using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Google;

/// <summary>Whole lists and what changed in them: people.connections.list, otherContacts.list, people.listDirectoryPeople.</summary>
internal sealed class ListApi(PeopleState state)
{
    private const string ContactSource = "READ_SOURCE_TYPE_CONTACT";
    private const string ProfileSource = "READ_SOURCE_TYPE_PROFILE";
    private const string DomainContacts = "DIRECTORY_SOURCE_TYPE_DOMAIN_CONTACT";
    private const string DomainProfiles = "DIRECTORY_SOURCE_TYPE_DOMAIN_PROFILE";

    private readonly ListRun _run = new(state);

    public Answer Connections(ApiCall call)
    {
        if (call["id"] != "me")
            throw GoogleError.Argument("Resource name must be \"people/me\".");
        var mask = FieldMask.Read(call, "personFields", PersonFields.All);
        Sources(call, [ContactSource, ProfileSource, "READ_SOURCE_TYPE_DOMAIN_CONTACT", "READ_SOURCE_TYPE_OTHER_CONTACT"]);
        return _run.Reply(call, [PersonKind.Contact], mask, "connections", ["totalPeople", "totalItems"], isQuotaFull: true);
    }

    public Answer OtherContacts(ApiCall call)
    {
        var sources = Sources(call, [ContactSource, ProfileSource]);
        if (sources.Contains(ProfileSource) && !sources.Contains(ContactSource))
            throw GoogleError.Argument("READ_SOURCE_TYPE_PROFILE cannot be requested without READ_SOURCE_TYPE_CONTACT.");
        var mask = FieldMask.Read(call, "readMask", sources.Contains(ProfileSource) ? PersonFields.All : PersonFields.OfOther);
        return _run.Reply(call, [PersonKind.Other], mask, "otherContacts", ["totalSize"], isQuotaFull: true);
    }

    public Answer Directory(ApiCall call)
    {
        var mask = FieldMask.Read(call, "readMask", PersonFields.All);
        return _run.Reply(call, DirectoryKinds(state, call), mask, "people", [], isQuotaFull: false);
    }

    public static IReadOnlyList<PersonKind> DirectoryKinds(PeopleState state, ApiCall call)
    {
        var sources = Sources(call, [DomainContacts, DomainProfiles]);
        if (sources.Count == 0)
            throw GoogleError.Argument("Sources must be specified.");
        if (!state.IsWorkspace)
            throw new GoogleError(400, "FAILED_PRECONDITION", "Must be a G Suite domain user.");
        return [.. new[] { (DomainContacts, PersonKind.DomainContact), (DomainProfiles, PersonKind.DomainProfile) }.Where(pair => sources.Contains(pair.Item1)).Select(pair => pair.Item2)];
    }

    // Repeated, never with commas: the value is an enumeration.
    private static List<string> Sources(ApiCall call, IReadOnlyList<string> valid)
    {
        var sources = call.Query.Where(pair => pair.Key == "sources").Select(pair => pair.Value).ToList();
        return sources.FirstOrDefault(source => !valid.Contains(source)) is { } wrong ? throw GoogleError.Argument($"Invalid value at 'sources', \"{wrong}\"") : sources;
    }
}
