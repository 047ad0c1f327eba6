namespace Engine.Core.Actions;

/// <summary>The secret of this installation with which action tokens are signed.</summary>
public interface IInstallationKey
{
    /// <summary>32 random bytes, made once and the same after every restart.</summary>
    ReadOnlyMemory<byte> ActionKey { get; }
}
