using Engine.Core.Actions;
using Engine.Core.Health;
using Engine.Core.Records;
using Engine.Sdk;

namespace Engine.Host.Records;

/// <summary>
/// Records a client has begun but not filled in: CreateNewRecord without values names one, SaveRecord creates it in the CRM, which would refuse
/// an empty one. Saved again, the record made the first time is changed rather than a second one made.
/// </summary>
internal sealed class BegunRecords(ActionTokens tokens, RecordWriting records) : IDisposable
{
    /// <summary>What the token of a begun record names as its action; nothing that can be done.</summary>
    public const string ActionId = "BegunRecord";

    private const int MaxRemembered = 256;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly OrderedDictionary<RecordKey, RecordKey> _made = [];

    public string Begin(AddressBookId book, string type) =>
        tokens.Create(new ActionReference { Record = new RecordKey(book, type, Guid.NewGuid().ToString("N")), ActionId = ActionId });

    public async Task<BookCall<Contact>> SaveAsync(RecordKey begun, RecordDraft draft, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_made.TryGetValue(begun, out var made)) return await records.SaveAsync(made, draft, cancellationToken);

            var call = await records.CreateAsync(begun.Book, begun.Type, draft, cancellationToken);
            if (call is { IsAnswered: true, Value: { } contact }) Remember(begun, contact.Key);
            return call;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private void Remember(RecordKey begun, RecordKey made)
    {
        if (_made.Count >= MaxRemembered) _made.RemoveAt(0);
        _made.Add(begun, made);
    }
}
