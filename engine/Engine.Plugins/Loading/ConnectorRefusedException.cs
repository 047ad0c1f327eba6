namespace Engine.Plugins.Loading;

/// <summary>A connector whose code runs but that cannot be used; the message is the whole sentence for the user.</summary>
internal sealed class ConnectorRefusedException(string sentence) : Exception(sentence);
