using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Core.AddressBooks;
using Engine.Core.Settings;

namespace Engine.Host.Web.Books.Editing;

/// <summary>What stands in the form of one book, saved or not.</summary>
public sealed class BookForm
{
    private readonly Dictionary<string, string> _values;
    private readonly bool? _wasCached;
    private string _saved;

    private BookForm(IReadOnlyList<FormField> fields, JsonObject settings, bool isNew)
    {
        Fields = fields;
        _values = fields.ToDictionary(field => field.Name, field => settings.ContainsKey(field.Name) ? FieldText.Read(settings[field.Name]) : isNew ? field.Proposal : field.Default);
        _saved = "";
    }

    private BookForm(IReadOnlyList<FormField> fields, JsonObject settings, AddressBook? book, string name, bool isCached)
        : this(fields, settings, isNew: book is null)
    {
        (Name, IsEnabled, IsCached) = (name, book?.IsEnabled ?? true, isCached);
        Minutes = (book?.CacheFrequencyMinutes ?? AddressBook.DefaultCacheFrequencyMinutes).ToString(CultureInfo.InvariantCulture);
        // Of a new book its connector decides, unless the user has.
        _wasCached = book is null ? isCached : null;
        _saved = Snapshot();
        SavedSettings = Settings().ToJsonString();
    }

    public IReadOnlyList<FormField> Fields { get; }

    public string Name { get; set; } = "";

    public bool IsEnabled { get; set; }

    public bool IsCached { get; set; }

    public string Minutes { get; set; } = "";

    public bool IsDirty => Snapshot() != _saved;

    /// <summary>Whether the connector's settings are other than those saved.</summary>
    public bool HasOtherSettings => Settings().ToJsonString() != SavedSettings;

    private string SavedSettings { get; } = "";

    public string this[FormField field]
    {
        get => _values[field.Name];
        set => _values[field.Name] = value;
    }

    public static BookForm New(IReadOnlyList<FormField> fields, string name, bool isCached) => new(fields, [], book: null, name, isCached);

    /// <param name="fields">None while the connector is not there to say.</param>
    /// <param name="book">The book.</param>
    /// <param name="settings">Its settings, secrets hidden.</param>
    public static BookForm Of(IReadOnlyList<FormField> fields, AddressBook book, JsonObject settings) => new(fields, settings, book, book.Name, book.IsCached);

    /// <summary>What is left of the form when everything in it was saved.</summary>
    public void Saved() => _saved = Snapshot();

    public AddressBookDraft ToDraft(string? connectorId) => new()
    {
        ConnectorId = connectorId,
        Name = Name,
        IsEnabled = IsEnabled,
        IsCached = IsCached == _wasCached ? null : IsCached,
        // What is no number is out of every range.
        CacheFrequencyMinutes = int.TryParse(Minutes, NumberStyles.Integer, CultureInfo.InvariantCulture, out var minutes) ? minutes : -1,
        Settings = Fields.Count == 0 ? null : Settings(),
    };

    /// <summary>Whether a secret is kept that was set before.</summary>
    public bool IsKept(FormField field) => field.Kind == FieldKind.Secret && this[field] == SettingsReader.HiddenSecret;

    private JsonObject Settings() => new(Fields.Select(field => KeyValuePair.Create(field.Name, FieldText.Write(field.Kind, this[field]))));

    private string Snapshot() => $"{Name}\n{IsEnabled} {IsCached} {Minutes}\n{Settings().ToJsonString()}";
}
