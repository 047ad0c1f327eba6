using System.DirectoryServices.Protocols;
using System.Text;
using Engine.Benchmarks.Contacts;
using Engine.TestServers;

namespace Engine.Benchmarks.Comparison;

/// <summary>OpenLDAP over loopback, with the indexes and filters of telephones' directories. Answers the first ten, in no order.</summary>
internal sealed class LdapRival : ISearchSystem
{
    private static readonly string[] Names = ["cn", "sn", "givenName", "o"];
    private static readonly string[] Shown = ["uid", "cn"];

    private readonly SlapdServer _server = new();
    private LdapConnection? _connection;

    public string Name => "OpenLDAP";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _server.PrepareAsync(cancellationToken);
        }
        catch (InvalidOperationException cause)
        {
            throw new UnavailableException(cause.Message, cause);
        }
    }

    public void Load(IEnumerable<GeneratedContact> contacts, CancellationToken cancellationToken)
    {
        using (var ldif = new StreamWriter(_server.LdifPath))
        {
            ldif.Write($"dn: {SlapdServer.Suffix}\nobjectClass: domain\ndc: benchmark\n\n");
            foreach (var one in contacts) Write(one, ldif);
        }

        // The caller times one synchronous step.
        _server.LoadAsync(cancellationToken).GetAwaiter().GetResult();
        try
        {
            _connection = new LdapConnection(new LdapDirectoryIdentifier("127.0.0.1", _server.Port))
            {
                AuthType = AuthType.Anonymous,
                Timeout = TimeSpan.FromMinutes(2),
            };
            _connection.SessionOptions.ProtocolVersion = 3;
            _connection.Bind();
        }
        catch (DllNotFoundException cause)
        {
            throw new UnavailableException("the library libldap is missing", cause);
        }
    }

    public Footprint Footprint() => new(_server.MemoryBytes, _server.DiskBytes);

    public int FindByNumber(string asked, Span<Answer> answers) => Search($"(telephoneNumber=*{Digits.Ending(asked)})", answers);

    public int FindByName(string asked, Span<Answer> answers) => Search(All(asked, word => $"{word}*"), answers);

    public int FindInside(string asked, Span<Answer> answers) => Search(All(asked, word => $"*{word}*"), answers);

    public async ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        await _server.DisposeAsync();
    }

    private static string All(string asked, Func<string, string> pattern)
    {
        var filters = asked.Split(' ').Select(word => $"(|{string.Concat(Names.Select(name => $"({name}={pattern(word)})"))})").ToArray();
        return filters.Length == 1 ? filters[0] : $"(&{string.Concat(filters)})";
    }

    private int Search(string filter, Span<Answer> answers)
    {
        // A page of ten, not a size limit of ten: exceeding that is an error, which would cost us an exception per query.
        var request = new SearchRequest(SlapdServer.Suffix, filter, SearchScope.Subtree, Shown);
        request.Controls.Add(new PageResultRequestControl(answers.Length));
        var response = (SearchResponse)_connection!.SendRequest(request); // bound by Load
        var count = 0;
        foreach (SearchResultEntry entry in response.Entries) answers[count++] = new Answer(Value(entry, "uid"), Value(entry, "cn"));
        return count;
    }

    private static string Value(SearchResultEntry entry, string attribute) => (string)entry.Attributes[attribute].GetValues(typeof(string))[0];

    private static void Write(GeneratedContact contact, StreamWriter ldif)
    {
        ldif.Write($"dn: uid={contact.Id},{SlapdServer.Suffix}\nobjectClass: inetOrgPerson\nuid: {contact.Id}\n");
        Attribute("cn", contact.DisplayText);
        Attribute("sn", contact.LastName);
        Attribute("givenName", contact.FirstName);
        if (contact.Company is { } company) Attribute("o", company);
        foreach (var number in contact.Numbers.Select(number => number.E164).Distinct()) Attribute("telephoneNumber", number);
        ldif.Write('\n');

        // Base 64 (RFC 2849) is needed beyond ASCII.
        void Attribute(string name, string value) =>
            ldif.Write(Ascii.IsValid(value) ? $"{name}: {value}\n" : $"{name}:: {Convert.ToBase64String(Encoding.UTF8.GetBytes(value))}\n");
    }
}
