using Engine.Core.Settings;
using Microsoft.AspNetCore.Components;

namespace Engine.Host.Web.Books.Editing;

public sealed partial class FieldEditor
{
    private bool _wasKept;

    [Parameter, EditorRequired] public FormField Field { get; set; } = null!; // required

    [Parameter] public string Value { get; set; } = "";

    [Parameter] public EventCallback<string> ValueChanged { get; set; }

    [Parameter] public IReadOnlyList<string> Errors { get; set; } = [];

    public static string IdOf(string field) => $"field-{field}";

    private string Id => IdOf(Field.Name);

    private string HelpId => $"{Id}-help";

    private string KeptId => $"{Id}-kept";

    private string ErrorId => $"{Id}-error";

    private bool IsKept => Field.Kind == FieldKind.Secret && Value == SettingsReader.HiddenSecret;

    private string? Required => Field.IsRequired ? "true" : null;

    private string? Invalid => Errors.Count > 0 ? "true" : null;

    private string? DescribedBy
    {
        get
        {
            string?[] parts = [Errors.Count > 0 ? ErrorId : null, IsKept ? KeptId : null, Hint.Length > 0 ? HelpId : null];
            return string.Join(' ', parts.OfType<string>()) is { Length: > 0 } ids ? ids : null;
        }
    }

    private string Hint => string.Join(' ', ((string?[])[Field.Help, Range, Field.Kind == FieldKind.Lines ? T["Form_Lines"].Value : null]).OfType<string>());

    private string? Range => Field is { Minimum: { } least, Maximum: { } most } ? T["Form_Range", least, most].Value : null;

    private string InputType => Field.Kind switch
    {
        FieldKind.WholeNumber or FieldKind.Number => "number",
        FieldKind.Address => "url",
        FieldKind.Email => "email",
        _ => "text",
    };

    private Task Read(ChangeEventArgs change) => Changed(change.Value as string ?? "");

    // Emptied again, a secret that is kept stays kept.
    private Task ReadSecret(ChangeEventArgs change)
    {
        _wasKept |= IsKept;
        var typed = change.Value as string ?? "";
        return Changed(typed.Length == 0 && _wasKept ? SettingsReader.HiddenSecret : typed);
    }

    private Task Forget()
    {
        _wasKept = false;
        return Changed("");
    }

    private Task Changed(string value) => ValueChanged.InvokeAsync(value);
}
