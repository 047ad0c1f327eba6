using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Engine.Sdk.Testing;

public abstract partial class ConnectorContract
{
    /// <summary>The settings are a public type with a parameterless constructor; what a user fills in can be read and written, and has a label.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Settings, ContractGrade.Silver)]
    public Task Settings_Type_MakesAForm() => RunAsync(async run =>
    {
        var type = run.Crm.Connector.SettingsType;
        Expect.That(type is not null, "SettingsType is null.");
        Expect.That(
            !type.IsAbstract && (type.IsPublic || type.IsNestedPublic) && type.GetConstructor(Type.EmptyTypes) is not null,
            $"{type.Name} is no public type with a public parameterless constructor.");
        Expect.That(type.IsInstanceOfType(run.Crm.Settings), "ContractCrm.Settings are not of the connector's settings type.");
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            Expect.That(property.CanRead, $"{property.Name} cannot be read.");
            Expect.That(property.GetCustomAttribute<SecretAttribute>() is null || property.PropertyType == typeof(string), $"{property.Name} is secret, but no text.");
            Expect.That(property.GetCustomAttribute<DisplayAttribute>()?.Name is { Length: > 0 }, $"{property.Name} has no [Display(Name = …)] for its label.");
        }
        await Task.CompletedTask.ConfigureAwait(false);
    });

    /// <summary>Settings that work pass their validation.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Settings, ContractGrade.Bronze)]
    public Task Settings_Right_AreValid() => RunAsync(async run =>
    {
        var errors = SettingsErrors.Of(run.Crm.Settings);
        Expect.That(errors.Count == 0, $"Settings that work are refused: {string.Join("; ", errors.Select(error => error.ErrorMessage))}");
        await run.AskAsync(run.Token).ConfigureAwait(false);
    });

    /// <summary>Each mistake in the settings is refused with the name of the field, before or when the book is opened.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Settings, ContractGrade.Silver)]
    public Task Settings_Bad_AreRefusedByName() => RunAsync(async run =>
    {
        var bad = run.Crm.BadSettings.ToList();
        Expect.That(bad.Count > 0 || run.Crm.Connector.SettingsType == typeof(NoSettings), "There are settings, but ContractCrm.BadSettings is empty.");
        foreach (var (field, settings) in bad)
        {
            var property = settings.GetType().GetProperty(field);
            Expect.That(property is not null, $"ContractCrm.BadSettings names {field}, which is no property of the settings.");
            await SettingsErrors.CheckRefusedAsync(run, property, settings).ConfigureAwait(false);
        }
    });
}
