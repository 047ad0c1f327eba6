using Engine.Sdk;

namespace Engine.TestPlugins.Misbehaving;

/// <summary>Never answers and does not listen to its token.</summary>
[Connector("hangs-deaf")]
public sealed class HangsDeaf : AnsweringConnector
{
    protected override Task<IReadOnlyList<Contact>> AnswerAsync(Question question) => new TaskCompletionSource<IReadOnlyList<Contact>>().Task;
}
