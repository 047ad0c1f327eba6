using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Engine.Sdk.Testing;

/// <summary>What is wrong with settings, as the user is told.</summary>
internal static class SettingsErrors
{
    public static IReadOnlyList<ValidationResult> Of(object settings)
    {
        var errors = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new ValidationContext(settings), errors, validateAllProperties: true);
        return errors;
    }

    /// <summary>Expects settings to be refused by their validation, or when the book is opened or first asked, with the property's name or label.</summary>
    public static async Task CheckRefusedAsync(ContractRun run, PropertyInfo property, object settings)
    {
        var errors = Of(settings);
        if (errors.Count > 0)
        {
            Expect.That(
                errors.Any(error => error.MemberNames.Contains(property.Name) || Names(error.ErrorMessage, property)),
                $"Settings with a wrong {property.Name} are refused without naming it: {string.Join("; ", errors.Select(error => error.ErrorMessage))}");
            return;
        }
        var refused = await run.FailsAsync(() => UseAsync(run, settings), $"Opening and asking a book with a wrong {property.Name}", ConnectorErrorKind.Misconfigured).ConfigureAwait(false);
        Expect.That(Names(refused.Message, property), $"A wrong {property.Name} is refused without naming it: \"{refused.Message}\".");
    }

    private static async Task UseAsync(ContractRun run, object settings)
    {
        var test = await TestBook.OpenAsync(run.Crm.Connector, settings, ContractRun.OptionsFor(run.Crm), run.Token).ConfigureAwait(false);
        await using (test.ConfigureAwait(false))
        {
            Task asking = test.Book is IConnectionCheck check ? check.CheckAsync(run.Token) : test.Book.FindByNameAsync(TestQuery.Name(Samples.LastName), run.Token);
            await asking.ConfigureAwait(false);
        }
    }

    private static bool Names(string? message, PropertyInfo property) => message is not null &&
        (message.Contains(property.Name, StringComparison.OrdinalIgnoreCase) ||
            (property.GetCustomAttribute<DisplayAttribute>()?.Name is { } label && message.Contains(label, StringComparison.OrdinalIgnoreCase)));
}
