using System.ComponentModel.DataAnnotations;
using Engine.Sdk;

namespace Engine.Core.Tests.Settings;

/// <summary>Settings with a field of every kind.</summary>
public sealed record SampleSettings
{
    [Required, StringLength(20, MinimumLength = 3), Display(Name = "Host name", Description = "Where the CRM runs.", Order = 1)]
    public string? Host { get; init; }

    [Range(1, 65535), Display(Order = 2)]
    public int Port { get; init; } = 443;

    [Secret, MinLength(8), Display(Order = 3)]
    public string? Password { get; init; }

    public Uri? BaseAddress { get; init; } = new("https://crm.example.com/api");

    [EmailAddress]
    public string? Mail { get; init; }

    [Url]
    public string? Help { get; init; }

    [RegularExpression("[a-z]+")]
    public string? Code { get; init; }

    [AllowedValues("eu", "us", null)]
    public string? Region { get; init; }

    public bool IsSandbox { get; init; }

    public SampleMode Mode { get; init; } = SampleMode.Fast;

    [MaxLength(3)]
    public IReadOnlyList<string> Folders { get; init; } = ["Inbox"];

    [Range(0.5, 2.5)]
    public double Factor { get; init; } = 1.5;

    public long? Limit { get; init; }

    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Not a setting: it cannot be written.</summary>
    public string Computed => $"{Host}:{Port}";

    /// <summary>Not a setting: no form can ask for it.</summary>
    public Dictionary<string, string> Extra { get; init; } = [];
}

public enum SampleMode
{
    Slow,
    Fast,
}

/// <summary>Settings a connector's author got as wrong as they can be.</summary>
public sealed class HostileSettings : IValidatableObject
{
    [Required]
    public string Throwing
    {
        get => throw new InvalidOperationException("getter");
        init => _ = value;
    }

    public string? Refusing
    {
        get => null;
        init => throw new FormatException($"no {value}");
    }

    [StringLength(5)]
    public int Mistyped { get; init; }

    [Quoting, Secret]
    public string? Secret { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        while (true) yield return new($"Wrong: {Secret}", [nameof(Secret)]);
    }
}

public sealed class BrokenSettings
{
    public BrokenSettings() => throw new InvalidOperationException("constructor");

    public string? Name { get; init; }
}

public sealed record PositionalSettings(string Name);

/// <summary>Fields that belong together.</summary>
public sealed record PairSettings : IValidatableObject
{
    [Required]
    public string? User { get; init; }

    [Secret]
    public string? Key { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (User == "nobody") throw new InvalidOperationException("validator");
        if (Key is null) yield return new("Write the key of the user.", [nameof(Key)]);
        if (User == Key) yield return new("The key must not be the user's name.");
    }
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class QuotingAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is null ? null : new ValidationResult($"{value} is not a good secret.");
}
