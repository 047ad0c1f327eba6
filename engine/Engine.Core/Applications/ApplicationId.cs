using System.Diagnostics.CodeAnalysis;

namespace Engine.Core.Applications;

/// <summary>The GUID an application chose for itself. It is that application's secret: only its beginning may be shown.</summary>
public readonly record struct ApplicationId
{
    private readonly Guid _value;

    private ApplicationId(Guid value) => _value = value;

    /// <summary>Reads a GUID in its usual forms, with or without hyphens or braces.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ApplicationId id)
    {
        var parsed = Guid.TryParse(text, out var value) && value != Guid.Empty;
        id = new(value);
        return parsed;
    }

    /// <summary>The whole id, for the store and the wire.</summary>
    public string Reveal() => _value.ToString("D");

    /// <summary>The first eight characters, for logs and screens.</summary>
    public override string ToString() => _value.ToString("D")[..8];
}
