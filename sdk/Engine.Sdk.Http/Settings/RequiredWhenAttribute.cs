using System.ComponentModel.DataAnnotations;

namespace Engine.Sdk.Http;

/// <summary>The setting, a text, is needed where another setting has a certain value.</summary>
/// <param name="setting">The other setting's name.</param>
/// <param name="value">Its value.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RequiredWhenAttribute(string setting, object value) : ValidationAttribute("{0} is required.")
{
    /// <summary>The other setting's name.</summary>
    public string Setting => setting;

    /// <summary>Its value.</summary>
    public object Value => value;

    /// <inheritdoc/>
    public override bool RequiresValidationContext => true;

    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        ArgumentNullException.ThrowIfNull(validationContext);
        var other = validationContext.ObjectType.GetProperty(Setting)
            ?? throw new InvalidOperationException($"{validationContext.ObjectType.Name} has no setting {Setting}.");
        return !Equals(other.GetValue(validationContext.ObjectInstance), Value) || !string.IsNullOrWhiteSpace(value as string)
            ? ValidationResult.Success
            : new(FormatErrorMessage(validationContext.DisplayName), validationContext.MemberName is { } name ? [name] : null);
    }
}
