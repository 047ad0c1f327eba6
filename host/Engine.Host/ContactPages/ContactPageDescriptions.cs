using Engine.Host.Docs;

namespace Engine.Host.ContactPages;

internal static class ContactPageDescriptions
{
    public static readonly CallDescription Show = new()
    {
        Summary = "A page that shows one contact, for records no CRM has a page for. `DoAction` makes the address, which works for ten minutes.",
    };
}
