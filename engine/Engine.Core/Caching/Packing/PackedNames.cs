using System.Text;
using Engine.Sdk;

namespace Engine.Core.Caching.Packing;

/// <summary>The parts of a packed contact by which it is shown, where they lie.</summary>
internal readonly ref struct PackedNames
{
    private readonly ReadOnlySpan<byte> _telephone;

    /// <exception cref="FormatException">The bytes are no contact.</exception>
    public PackedNames(ReadOnlySpan<byte> body)
    {
        var contact = new ContactReader(body);
        DisplayText = contact.DisplayText;
        while (DisplayText.IsEmpty && contact.TryRead(out var field))
        {
            switch (field.Name)
            {
                case WellKnownFields.ContactName when Whole.IsEmpty: Whole = field.Value; break;
                case WellKnownFields.FirstName when First.IsEmpty: First = field.Value; break;
                case WellKnownFields.LastName when Last.IsEmpty: Last = field.Value; break;
                case WellKnownFields.CompanyName when Company.IsEmpty: Company = field.Value; break;
                case WellKnownFields.Email when Email.IsEmpty: Email = field.Value; break;
                default:
                    if (field.Kind == ContactFieldKind.Telephone && _telephone.IsEmpty) _telephone = field.Value;
                    break;
            }
        }
    }

    /// <summary>What the connector made; empty when the engine makes it of the rest.</summary>
    public ReadOnlySpan<byte> DisplayText { get; }

    public ReadOnlySpan<byte> Whole { get; }

    public ReadOnlySpan<byte> First { get; }

    public ReadOnlySpan<byte> Last { get; }

    public ReadOnlySpan<byte> Company { get; }

    public ReadOnlySpan<byte> Email { get; }

    /// <summary>The line that tells the contact apart, as <see cref="Search.DisplayText"/> makes it.</summary>
    public string Text(string type)
    {
        if (!DisplayText.IsEmpty) return Read(DisplayText);
        var name = Whole.IsEmpty ? Joined(Read(First), " ", Read(Last)) : Read(Whole);
        var text = Joined(name, ", ", Read(Company));
        return text.Length > 0 ? text : !Email.IsEmpty ? Read(Email) : !_telephone.IsEmpty ? Read(_telephone) : type;
    }

    private static string Joined(string one, string between, string other) =>
        one.Length == 0 ? other : other.Length == 0 ? one : string.Concat(one, between, other);

    private static string Read(ReadOnlySpan<byte> text) => text.IsEmpty ? "" : Encoding.UTF8.GetString(text).Trim();
}
