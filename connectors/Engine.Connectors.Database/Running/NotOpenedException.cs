namespace Engine.Connectors.Database.Running;

/// <summary>What answered was not understood when a connection was opened: another kind of server, or one with another encryption.</summary>
internal sealed class NotOpenedException(Exception cause) : Exception(cause.Message, cause);
