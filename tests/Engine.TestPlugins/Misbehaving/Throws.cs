using Engine.Sdk;

namespace Engine.TestPlugins.Misbehaving;

/// <summary>Throws on every call, before there is a task.</summary>
[Connector("throws")]
public sealed class Throws : AnsweringConnector
{
    protected override Task<IReadOnlyList<Contact>> AnswerAsync(Question question) => throw new InvalidOperationException("This connector always throws.");
}
