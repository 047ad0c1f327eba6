using System.Text.Json.Nodes;

namespace Engine.Cli.Tests;

/// <summary>A command, and an engine with two address books that answers it.</summary>
public abstract class CommandTest
{
    private protected const string Book = "4f582a30c75b431288bf76a397c1ba3a";
    private protected const string Books = $$"""
        [{"AddinId":"{{Book}}","Name":"Demo contacts","Enabled":true,"Cached":false,"State":"Working","CrmAddinTypeId":"Engine.LocalFiles, Engine.LocalFiles, Engine.LocalFiles, False"},
         {"AddinId":"4f58bbbbbbbbbbbbbbbbbbbbbbbbbbbb","Name":"Salesforce","Enabled":false,"Cached":true,"State":"Disabled","CrmAddinTypeId":"A, B, A, False"}]
        """;

    public required TestContext TestContext { get; init; }

    private protected CancellationToken Token => TestContext.CancellationToken;

    private protected static void AssertJson(string expected, JsonNode? actual) =>
        Assert.IsTrue(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());
}
