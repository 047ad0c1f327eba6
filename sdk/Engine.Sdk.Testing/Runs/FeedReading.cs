namespace Engine.Sdk.Testing;

/// <summary>What a feed handed over, put together as the engine does.</summary>
internal sealed class FeedReading
{
    private const int MaxTokenBytes = 64 * 1024;

    public Dictionary<RecordKey, Contact> Contacts { get; } = [];

    public HashSet<RecordKey> Removed { get; } = [];

    public int Pages { get; private set; }

    /// <summary>Contacts handed over, those that came twice counted twice.</summary>
    public int Count { get; private set; }

    /// <summary>Token of the last page.</summary>
    public string? Token { get; private set; }

    public void Add(FeedPage page, ContractRun run)
    {
        if (page is not { Contacts: not null, Removed: not null })
            throw new AssertFailedException("A page of the feed is null, or its contacts or removed records are.");
        if (page.Token is { } token && System.Text.Encoding.UTF8.GetByteCount(token) > MaxTokenBytes)
            throw new AssertFailedException("A token of the feed is longer than 64 KiB.");
        foreach (var contact in page.Contacts)
        {
            Answers.Check(contact, run.Test.Context.BookId, run.Crm);
            Contacts[contact.Key] = contact;
            Removed.Remove(contact.Key);
        }
        foreach (var key in page.Removed)
        {
            Contacts.Remove(key);
            Removed.Add(key);
        }
        Count += page.Contacts.Count;
        Token = page.Token;
        Pages++;
    }
}
