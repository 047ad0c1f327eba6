using System.Reflection;

namespace Engine.Sdk.Testing;

/// <summary>One case under way: the stand-in, the open book, and what the cases ask of them.</summary>
internal sealed class ContractRun : IAsyncDisposable
{
    public const int Limit = 50;

    private ContractRun(ContractCrm crm, TestBook test, TestBookOptions options, CancellationToken token)
    {
        (Crm, Test, Options, Token) = (crm, test, options, token);
        Facts = crm.Connector.GetType().GetCustomAttribute<ConnectorAttribute>() ?? throw new AssertFailedException("The connector's class carries no [Connector].");
    }

    public ContractCrm Crm { get; }

    public TestBook Test { get; }

    public TestBookOptions Options { get; }

    public ConnectorAttribute Facts { get; }

    public CancellationToken Token { get; }

    public IAddressBook Book => Test.Book;

    public TestClock Clock => (TestClock)Options.Time;

    public string Person => Crm.RecordTypes[0];

    public IEnumerable<string> TelephoneTypes => Crm.RecordTypes.Where(type => Samples.PhoneField(Crm, type) is not null);

    public static async Task<ContractRun> OpenAsync(ContractCrm crm, CancellationToken token)
    {
        var options = OptionsFor(crm);
        var test = await TestBook.OpenAsync(crm.Connector, crm.Settings, options, token).ConfigureAwait(false);
        return new ContractRun(crm, test, options, token);
    }

    public static TestBookOptions OptionsFor(ContractCrm crm) => new() { SignIn = crm.SignIn, Transport = crm.Transport, Time = new TestClock() };

    public bool Claims(ContractAbilities abilities) => Crm.Abilities.HasFlag(abilities);

    public RecordKey Key(string type, string id) => Test.Context.Key(type, id);

    /// <summary>Puts records into the CRM and waits until they can be found.</summary>
    public async Task<IReadOnlyList<string>> AddAsync(params IReadOnlyList<ContractContact> contacts)
    {
        var ids = await Crm.AddAllAsync(contacts, Token).ConfigureAwait(false);
        if (ids.Count != contacts.Count || ids.Any(string.IsNullOrEmpty))
            throw new AssertFailedException("The stand-in gave no id for each record.");
        await SettleAsync().ConfigureAwait(false);
        return ids;
    }

    public Task SettleAsync() => Crm.SettleAsync(Book, Token);

    /// <summary>Asks for a name; the answer is checked for what every answer has to be.</summary>
    public async Task<IReadOnlyList<Contact>> ByNameAsync(string text, int limit = Limit) =>
        Answers.Check(await Book.FindByNameAsync(TestQuery.Name(text, limit), Token).ConfigureAwait(false), limit, Test.Context.BookId, Crm);

    /// <summary>Asks for a number in the engine's way.</summary>
    /// <returns>The candidates that carry it.</returns>
    public Task<IReadOnlyList<Contact>> ByNumberAsync(ContractNumber number, int limit = Limit) => new NumberAsking(this).FindAsync(number, limit);

    /// <summary>The ids of the candidates that hold every word, in the order of the answer.</summary>
    public async Task<IReadOnlyList<string>> IdsByNameAsync(string text, int limit = Limit) =>
        IdsOf((await ByNameAsync(text, limit).ConfigureAwait(false)).Where(contact => NameJudge.Fits(contact, TestQuery.Name(text).Words)));

    public async Task<IReadOnlyList<string>> IdsByNumberAsync(ContractNumber number, int limit = Limit) => IdsOf(await ByNumberAsync(number, limit).ConfigureAwait(false));

    /// <summary>Finds the one record with the id; fails when it is not there.</summary>
    public async Task<Contact> OneByNameAsync(string text, string id)
    {
        var found = await ByNameAsync(text).ConfigureAwait(false);
        return found.SingleOrDefault(contact => contact.Key.Id == id) ?? throw new AssertFailedException($"{found.Count} contacts were found by the name \"{text}\", not the one that has it.");
    }

    /// <summary>Some search that goes to the CRM, by what the connector can.</summary>
    public Task<IReadOnlyList<Contact>> AskAsync(CancellationToken cancellationToken) =>
        Claims(ContractAbilities.NameSearch) || !Claims(ContractAbilities.NumberSearch)
            ? Book.FindByNameAsync(TestQuery.Name(Samples.LastName), cancellationToken)
            : Book.FindByNumberAsync(ContractNumbers.Plain(0).Query(Facts.NumberMatching, Limit), cancellationToken);

    /// <summary>Reads a feed to its end.</summary>
    public async Task<FeedReading> FeedAsync(string? since = null)
    {
        var reading = new FeedReading();
        await foreach (var page in Test.As<IContactFeed>().ReadAsync(since, Token).ConfigureAwait(false))
            reading.Add(page, this);
        return reading;
    }

    /// <summary>Expects an orderly failure, whose message may be shown to a user.</summary>
    public async Task<ConnectorException> FailsAsync(Func<Task> call, string what, params ConnectorErrorKind[] kinds)
    {
        ConnectorException thrown;
        try
        {
            await call().WaitAsync(Token).ConfigureAwait(false);
            throw new AssertFailedException($"{what}: no exception was thrown.");
        }
        catch (ConnectorException orderly)
        {
            thrown = orderly;
        }
        catch (Exception other) when (other is not (AssertFailedException or TimeoutException) && !Token.IsCancellationRequested)
        {
            throw new AssertFailedException($"{what}: {other.GetType().Name} was thrown, not ConnectorException. {other.Message}", other);
        }
        CheckMessage(thrown, what);
        if (kinds.Length > 0 && !kinds.Contains(thrown.Kind))
            throw new AssertFailedException($"{what}: the kind is {thrown.Kind}, not {string.Join(" or ", kinds)}. {thrown.Message}");
        return thrown;
    }

    public void CheckMessage(ConnectorException thrown, string what)
    {
        if (string.IsNullOrWhiteSpace(thrown.Message) || thrown.Message.StartsWith("Exception of type", StringComparison.Ordinal))
            throw new AssertFailedException($"{what}: the exception has no message for the user.");
        if (Secrets.Any(secret => thrown.Message.Contains(secret, StringComparison.Ordinal)))
            throw new AssertFailedException($"{what}: the message holds a secret.");
    }

    /// <summary>What has to hold at the end of every case.</summary>
    public void CheckEnd()
    {
        if (Crm.InvalidRequests is { Count: > 0 } invalid)
            throw new AssertFailedException($"The CRM's description forbids {invalid.Count} requests: {string.Join("; ", invalid.Take(3))}");
        if (Test.Log.Lines.FirstOrDefault(line => Secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal))) is not null)
            throw new AssertFailedException("The log holds a secret.");
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();

    private IEnumerable<string> Secrets => Crm.Secrets.Concat((Options.Grants as MemoryGrantStore)?.Tokens ?? []);

    private static IReadOnlyList<string> IdsOf(IEnumerable<Contact> contacts) => [.. contacts.Select(contact => contact.Key.Id)];
}
