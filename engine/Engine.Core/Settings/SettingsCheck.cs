using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Engine.Core.Settings;

/// <summary>
/// Runs what a connector says of its settings: setters, validation attributes, and the object's own validation. All of it is the connector's
/// code, so each step fails alone, and no message leaves that holds a secret.
/// </summary>
internal static class SettingsCheck
{
    private const int MaxMessageLength = 500;
    private const int MaxFieldLength = 100;
    private const int MaxOwnErrors = 100;
    private const string Unexplained = "The connector does not accept this value.";

    /// <summary>Sets one property.</summary>
    /// <returns>What is wrong with the value, or null.</returns>
    public static SettingError? Set(object target, SettingsField field, object? value)
    {
        try
        {
            field.Property.SetValue(target, value);
            return null;
        }
        catch (Exception refused)
        {
            return new(field.Name, $"{field.Label} was not accepted by the connector ({CauseOf(refused)}): write another value.");
        }
    }

    /// <summary>Whether the property still has its type's default: nobody gave it a value, not even the connector.</summary>
    public static bool IsDefault(object target, SettingsField field)
    {
        try
        {
            var value = field.Property.GetValue(target);
            var type = field.Property.PropertyType;
            return type.IsValueType ? Equals(value, Activator.CreateInstance(type)) : value is null or "" or Array { Length: 0 };
        }
        catch (TargetInvocationException)
        {
            return false; // The checks of the field report it.
        }
    }

    /// <summary>Checks every field that was read, and the object as a whole.</summary>
    /// <param name="settings">The settings object.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="wrong">Names of the fields already known to be wrong.</param>
    public static IReadOnlyList<SettingError> Run(object settings, IReadOnlyList<SettingsField> fields, HashSet<string> wrong)
    {
        var secrets = SecretsOf(settings, fields);
        var errors = new List<SettingError>();
        foreach (var field in fields.Where(field => !wrong.Contains(field.Name)))
            errors.AddRange(CheckField(settings, field, secrets));
        // Half-read settings would only make the connector complain of what the user did write.
        if (wrong.Count == 0) errors.AddRange(CheckWhole(settings, errors.Count > 0, secrets));
        return [.. errors.Distinct()];
    }

    /// <summary>The kind of failure, without its message: that may quote a secret.</summary>
    public static string CauseOf(Exception failure) => ((failure as TargetInvocationException)?.InnerException ?? failure).GetType().Name;

    private static List<SettingError> CheckField(object settings, SettingsField field, string[] secrets)
    {
        var errors = new List<SettingError>();
        try
        {
            var value = field.Property.GetValue(settings);
            var context = new ValidationContext(settings) { MemberName = field.Name, DisplayName = field.Label };
            foreach (var rule in field.Attributes.OfType<ValidationAttribute>().OrderByDescending(rule => rule is RequiredAttribute))
            {
                if (rule.GetValidationResult(value, context) is not { } broken) continue;
                errors.Add(new(field.Name, MessageOf(rule, broken, field, secrets)));
                // What is missing need not be told its length as well.
                if (rule is RequiredAttribute) break;
            }
        }
        catch (Exception defect)
        {
            errors.Add(new(field.Name, $"{field.Label} could not be checked by the connector ({CauseOf(defect)}): write another value, or ask its author."));
        }

        return errors;
    }

    private static List<SettingError> CheckWhole(object settings, bool hasErrors, string[] secrets)
    {
        var errors = new List<SettingError>();
        try
        {
            var context = new ValidationContext(settings);
            var ofType = settings.GetType().GetCustomAttributes<ValidationAttribute>(inherit: true)
                .Select(rule => rule.GetValidationResult(settings, context));
            var own = (settings as IValidatableObject)?.Validate(context) ?? [];
            foreach (var broken in ofType.Concat(own).OfType<ValidationResult>().Take(MaxOwnErrors))
            {
                var names = broken.MemberNames.DefaultIfEmpty("Settings").Take(MaxOwnErrors);
                errors.AddRange(names.Select(name => new SettingError(
                    PlainText.Clean(name ?? "Settings", MaxFieldLength), Censored(broken.ErrorMessage, secrets))));
            }
        }
        catch (Exception defect)
        {
            // With a field already wrong, the cure of that comes first.
            if (!hasErrors) errors.Add(new("Settings", $"The settings could not be checked by the connector ({CauseOf(defect)}): ask its author."));
        }

        return errors;
    }

    private static string MessageOf(ValidationAttribute rule, ValidationResult broken, SettingsField field, string[] secrets) => rule switch
    {
        _ when !IsWellKnown(rule) => Censored(broken.ErrorMessage, secrets),
        _ when HasOwnMessage(rule) => PlainText.Clean(broken.ErrorMessage, MaxMessageLength),
        RequiredAttribute => $"{field.Label} is required: write {field.Format!.Expected}.",
        AllowedValuesAttribute allowed => $"{field.Label} must be one of {string.Join(", ", allowed.Values)}.",
        UrlAttribute => $"{field.Label} must be a full web address such as https://crm.example.com.",
        _ => broken.ErrorMessage ?? Unexplained,
    };

    // These two bring a message of the framework's, which does not say what to write.
    private static bool HasOwnMessage(ValidationAttribute rule) => rule.ErrorMessageResourceName is not null || rule.ErrorMessage != rule switch
    {
        UrlAttribute => new UrlAttribute().ErrorMessage,
        AllowedValuesAttribute => new AllowedValuesAttribute().ErrorMessage,
        _ => null,
    };

    // The framework's own rules never quote the value.
    private static bool IsWellKnown(ValidationAttribute rule) =>
        rule is not CustomValidationAttribute && rule.GetType().Assembly == typeof(ValidationAttribute).Assembly;

    private static string Censored(string? message, string[] secrets)
    {
        var quotes = message is null || Array.Exists(secrets, secret => message.Contains(secret, StringComparison.Ordinal));
        return quotes ? Unexplained : PlainText.Clean(message, MaxMessageLength);
    }

    private static string[] SecretsOf(object settings, IReadOnlyList<SettingsField> fields)
    {
        var secrets = new List<string>();
        foreach (var field in fields.Where(field => field.IsSecret))
        {
            try
            {
                if (field.Property.GetValue(settings) is string { Length: > 0 } secret) secrets.Add(secret);
            }
            catch (TargetInvocationException)
            {
                // It cannot be quoted by code that cannot read it.
            }
        }

        return [.. secrets];
    }
}
