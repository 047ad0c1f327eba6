using System.Diagnostics.CodeAnalysis;

namespace Engine.Core.Actions;

/// <summary>Makes and reads the opaque tokens by which clients name a record or an action.</summary>
public sealed class ActionTokens(IInstallationKey key)
{
    /// <summary>URL-safe text that only this installation can make; the same reference always gives the same token.</summary>
    public string Create(ActionReference reference) => throw new NotImplementedException();

    /// <summary>Checks size, then signature, then content; false for anything this installation did not make.</summary>
    public bool TryRead(string? token, [NotNullWhen(true)] out ActionReference? reference) => throw new NotImplementedException();
}
