using Engine.Sdk;

namespace Engine.TestPlugins.Misbehaving;

/// <summary>Does not even return a task: the calling thread is held until the process ends.</summary>
[Connector("hangs-sync")]
public sealed class HangsSync : AnsweringConnector
{
    private static readonly ManualResetEvent Never = new(false);

    protected override Task<IReadOnlyList<Contact>> AnswerAsync(Question question)
    {
        Never.WaitOne();
        return Task.FromResult<IReadOnlyList<Contact>>([]);
    }
}
