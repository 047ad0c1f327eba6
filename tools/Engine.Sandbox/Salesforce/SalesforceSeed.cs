namespace Engine.Sandbox.Salesforce;

/// <summary>Made-up people and companies. Their numbers are in ranges kept free for fiction.</summary>
internal static class SalesforceSeed
{
    public static void AddUser(OrgState org)
    {
        org.OrganizationId = Add(org, "Organization", ("Name", "Sandbox Ltd"), ("TimeZoneSidKey", "Europe/London"), ("LanguageLocaleKey", "en_US"),
            ("OrganizationType", "Developer Edition"), ("InstanceName", "SANDBOX"), ("IsSandbox", true)).Id;
        org.Store.UserId = Add(org, "User", ("FirstName", "Robin"), ("LastName", "Sandler"), ("Username", "robin@sandbox.example"), ("Email", "robin@sandbox.example"),
            ("Alias", "rsand"), ("CommunityNickname", "robin"), ("IsActive", true), ("TimeZoneSidKey", "Europe/London"), ("LocaleSidKey", "en_GB"), ("Phone", "+44 1632 960001"),
            ("MobilePhone", "+44 7700 900001"), ("Extension", "101")).Id;
        Add(org, "User", ("FirstName", "Sam"), ("LastName", "Okafor"), ("Username", "sam@sandbox.example"), ("Email", "sam@sandbox.example"), ("Alias", "sokaf"),
            ("IsActive", true), ("Phone", "+44 1632 960002"), ("Extension", "102"));
        string[] states = ["Not Started", "In Progress", "Completed", "Waiting on someone else", "Deferred"];
        foreach (var (i, state) in states.Index())
            Add(org, "TaskStatus", ("MasterLabel", state), ("ApiName", state), ("IsClosed", state == "Completed"), ("IsDefault", i == 0), ("SortOrder", i + 1));
    }

    public static void AddPeople(OrgState org)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parts in Resource.Lines("Salesforce/Seed/People.txt").Select(line => line.Split('|').Select(part => part.Trim()).ToArray()))
        {
            var record = Add(org, parts[0], [.. parts[1..].Select(part => part.Split('=', 2)).Select(pair => (pair[0], Value(pair[1], ids)))]);
            ids[record.Text("Name") ?? record.Id] = record.Id;
            if (parts[0] is "Contact" && ids.Count % 4 == 0)
                org.Photos[record.Id] = ids.Count % 8 == 0 ? Picture.Jpeg : Picture.Png(ids.Count * 0x0A3F71 & 0xFFFFFF);
        }

        AddActivities(org, ids);
    }

    private static void AddActivities(OrgState org, Dictionary<string, string> ids)
    {
        var today = DateOnly.FromDateTime(org.Store.Now.UtcDateTime);
        Add(org, "Task", ("Subject", "Call"), ("TaskSubtype", "Call"), ("Status", "Completed"), ("CallType", "Inbound"), ("CallDurationInSeconds", 184),
            ("CallDisposition", "Answered"), ("ActivityDate", today.AddDays(-1)), ("WhoId", ids["Ada Thornbury"]), ("WhatId", ids["Thornbury Instruments"]),
            ("Description", "Asked for the new price list."));
        Add(org, "Task", ("Subject", "Call"), ("TaskSubtype", "Call"), ("Status", "Completed"), ("CallType", "Outbound"), ("CallDurationInSeconds", 45),
            ("ActivityDate", today.AddDays(-3)), ("WhoId", ids["Jürg Müller-Weiß"]));
        Add(org, "Task", ("Subject", "Send the offer"), ("Status", "In Progress"), ("Priority", "High"), ("ActivityDate", today.AddDays(2)), ("WhoId", ids["Ada Thornbury"]));
        var visit = org.Store.Now.AddDays(-7);
        Add(org, "Event", ("Subject", "Site visit"), ("ActivityDate", today.AddDays(-7)), ("StartDateTime", visit), ("ActivityDateTime", visit), ("DurationInMinutes", 60),
            ("EndDateTime", visit.AddHours(1)), ("WhoId", ids["Ada Thornbury"]), ("Location", "Works 2"));
    }

    // A value that begins with @ names a record further up.
    private static object Value(string text, Dictionary<string, string> ids) => text switch
    {
        ['@', .. var name] => ids[name],
        "true" => true,
        "false" => false,
        _ => text,
    };

    private static Record Add(OrgState org, string type, params (string Field, object Value)[] values) =>
        org.Store.Add(org.TypeNamed(type), values.Select(pair => KeyValuePair.Create(pair.Field, (object?)pair.Value)));
}
