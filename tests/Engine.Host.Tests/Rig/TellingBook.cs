using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Host.Tests.Rig;

/// <summary>A book that tells, in its refusals and in the log, all that it should keep to itself.</summary>
internal sealed class TellingBook(AddressBookContext context) : PlainBook(context)
{
    public const string Who = "Trillian Astra";
    public const string Quoted = "Slartibartfast";
    public const string Mail = "trillian@heartofgold.example";
    public const string Tel = "(01632) 960 123";
    public const string Bearer = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";

    public static string Message(string asked) => $"The user '{Quoted}' ({Who}, {Mail}, {Tel}) may not ask for {asked}.";

    public override Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) => throw Refusal(query.Digits);

    public override Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => throw Refusal(query.Text);

    private ConnectorException Refusal(string asked)
    {
        var settings = (CrmSettings)Context.Settings;
        var basic = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"bob:{settings.Password}"));
#pragma warning disable CA1848, CA2254, CA1873 // as the worst of connectors would
        Context.Log.LogWarning(
            $"{Message(asked)} {settings.Password} {Uri.EscapeDataString(settings.Password!)} Basic {basic} Bearer {Bearer} {settings.Server}\nX-Next: {settings.Password}");
#pragma warning restore CA1848, CA2254, CA1873
        return new(ConnectorErrorKind.Unavailable, Message(asked));
    }
}
