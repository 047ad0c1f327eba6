using Engine.Sdk;

namespace Engine.TestPlugins.Misbehaving;

/// <summary>Answers with matching records of 50 MB of text each; they share the one string, so the harm is done by whoever copies it.</summary>
[Connector("fifty-megabytes")]
public sealed class FiftyMegabytes : AnsweringConnector
{
    private static readonly Lazy<string> Notes = new(() => new('x', 25 << 20));

    protected override Task<IReadOnlyList<Contact>> AnswerAsync(Question question) =>
        Task.FromResult<IReadOnlyList<Contact>>([question.Match(1, notes: Notes.Value), question.Match(2, notes: Notes.Value)]);
}
