using Engine.Core.Actions;
using Engine.Core.AddressBooks;
using Engine.Sdk;

namespace Engine.Core.Search;

/// <summary>Which actions a record allows, each with its token; the default one first.</summary>
public sealed class ActionOffers(ActionTokens tokens)
{
    public IReadOnlyList<OfferedAction> For(OpenBook book, Contact contact, bool isCopied)
    {
        var offers = new List<OfferedAction>();
        if (contact.WebAddress is not null || isCopied || book.Connection is IRecordLookup)
            offers.Add(Offer(contact, ActionIds.ShowRecord, $"Show {contact.Key.Type}", ActionKind.Default));

        if (book.Connection is ICallActivityLog log && contact.AllowsCallLog)
        {
            offers.Add(Offer(contact, ActionIds.CreatePhoneActivity, $"Create {log.ActivityName}", ActionKind.CallAction));
            offers.Add(Offer(contact, ActionIds.CreatePhoneActivityAndShow, $"Create and show {log.ActivityName}", ActionKind.CallAction));
        }

        if (book.Connection is IRecordActions)
            offers.AddRange(contact.Actions.Select(own => Offer(contact, own.ActionId, own.DisplayText, ActionKind.None)));

        return offers;
    }

    private OfferedAction Offer(Contact contact, string actionId, string displayText, ActionKind kind) => new()
    {
        UniqueId = tokens.Create(new ActionReference { Record = contact.Key, ActionId = actionId, WebAddress = contact.WebAddress }),
        ActionId = actionId,
        DisplayText = displayText,
        Kind = kind,
    };
}
