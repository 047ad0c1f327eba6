namespace Engine.Connectors.Outlook;

/// <summary>Where a book's API and sign-in are. Microsoft Graph, "National cloud deployments".</summary>
internal static class OutlookAddresses
{
    extension(OutlookSettings settings)
    {
        public Uri Api => (settings.ApiAddress ?? new($"{settings.Resource}/v1.0")).Below("");

        public Uri Login => (settings.LoginAddress ?? new(settings.Cloud switch
        {
            OutlookCloud.Global => "https://login.microsoftonline.com",
            OutlookCloud.China => "https://login.partner.microsoftonline.cn",
            _ => "https://login.microsoftonline.us",
        })).Below("");

        /// <summary>What the app asks for: of a user each permission by name, in its own name all that the administrator has given it.</summary>
        public IReadOnlyList<string> Scopes => settings.SignIn == OutlookSignIn.Application
            ? [$"{settings.Resource}/.default"]
            : [.. settings.Permissions.Select(permission => $"{settings.Resource}/{permission}")];

        private IEnumerable<string> Permissions =>
        [
            "User.Read",
            settings.ChangesContacts ? "Contacts.ReadWrite" : "Contacts.Read",
            .. settings.SearchDirectory ? (string[])["User.Read.All"] : [],
            .. settings.SearchPeople ? (string[])["People.Read"] : [],
            .. settings.CallLog == OutlookCallLog.Calendar ? (string[])["Calendars.ReadWrite"] : [],
        ];

        private string Resource => settings.Cloud switch
        {
            OutlookCloud.UsGovernment => "https://graph.microsoft.us",
            OutlookCloud.UsDefense => "https://dod-graph.microsoft.us",
            OutlookCloud.China => "https://microsoftgraph.chinacloudapi.cn",
            _ => "https://graph.microsoft.com",
        };
    }
}
