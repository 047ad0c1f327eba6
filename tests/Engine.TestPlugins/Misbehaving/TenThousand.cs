using Engine.Sdk;

namespace Engine.TestPlugins.Misbehaving;

/// <summary>Answers with 10 000 matching records, whatever the limit.</summary>
[Connector("ten-thousand")]
public sealed class TenThousand : AnsweringConnector
{
    protected override Task<IReadOnlyList<Contact>> AnswerAsync(Question question) =>
        Task.FromResult<IReadOnlyList<Contact>>([.. Enumerable.Range(1, 10_000).Select(number => question.Match(number))]);
}
