using Engine.Host.Docs;

namespace Engine.Host.Listening;

internal static class SslDescriptions
{
    public static readonly CallDescription Enable = new()
    {
        Summary = "Sets the port of the encrypted address and has its certificate trusted. Tells what was done and what is left to do.",
        Fields = [new("Port", "1 to 65535, used from the next start on; without it the port stays.", "10443", "integer")],
        Example = """
            { "Port": 10443, "RestartNeeded": false, "Trusted": true, "Certificate": "/home/bob/.local/share/crm-engine/certificate.crt",
              "Message": "The certificate is trusted in the login keychain. Firefox asks at the first visit." }
            """,
    };
}
