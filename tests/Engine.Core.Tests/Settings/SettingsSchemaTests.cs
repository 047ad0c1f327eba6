using System.Text.Json.Nodes;
using Engine.Core.Settings;
using Engine.Sdk;

namespace Engine.Core.Tests.Settings;

[TestClass]
public sealed class SettingsSchemaTests
{
    private static JsonObject Sample => SettingsSchema.Of(typeof(SampleSettings));

    [TestMethod]
    public void Of_AnySettings_IsAClosedObjectOfDraft202012()
    {
        var schema = Sample;

        Assert.AreEqual("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
        Assert.AreEqual("object", (string?)schema["type"]);
        Assert.IsFalse((bool)schema["additionalProperties"]!);
        Assert.AreEqual("""["Host"]""", schema["required"]!.ToJsonString());
    }

    [TestMethod]
    [DataRow("Host", """{"type":"string","title":"Host name","description":"Where the CRM runs.","maxLength":20,"minLength":3}""")]
    [DataRow("Port", """{"type":"integer","minimum":1,"maximum":65535,"default":443}""")]
    [DataRow("Password", """{"type":"string","minLength":8,"writeOnly":true,"format":"password"}""")]
    [DataRow("BaseAddress", """{"type":"string","format":"uri","default":"https://crm.example.com/api"}""")]
    [DataRow("Mail", """{"type":"string","format":"email"}""")]
    [DataRow("Help", """{"type":"string","format":"uri"}""")]
    [DataRow("Code", """{"type":"string","pattern":"^(?:[a-z]\u002B)$"}""")]
    [DataRow("Region", """{"type":"string","enum":["eu","us"]}""")]
    [DataRow("IsSandbox", """{"type":"boolean","default":false}""")]
    [DataRow("Mode", """{"type":"string","enum":["Slow","Fast"],"default":"Fast"}""")]
    [DataRow("Folders", """{"type":"array","items":{"type":"string"},"maxItems":3,"default":["Inbox"]}""")]
    [DataRow("Factor", """{"type":"number","minimum":0.5,"maximum":2.5,"default":1.5}""")]
    [DataRow("Limit", """{"type":"integer"}""")]
    [DataRow("Pause", """{"type":"string","default":"00:01:30"}""")]
    public void Of_Property_DescribesWhatItsAttributesSay(string property, string expected)
    {
        var described = Sample["properties"]![property];

        Assert.AreEqual(expected, described?.ToJsonString());
    }

    [TestMethod]
    public void Of_Properties_StandInTheOrderOfTheFormWithoutWhatCannotBeSet()
    {
        var names = Sample["properties"]!.AsObject().Select(property => property.Key).ToList();

        Assert.AreEqual("Host,Port,Password,BaseAddress", string.Join(',', names.Take(4)));
        CollectionAssert.DoesNotContain(names, "Computed");
        CollectionAssert.DoesNotContain(names, "Extra");
    }

    [TestMethod]
    [DataRow(typeof(HostileSettings))]
    [DataRow(typeof(BrokenSettings))]
    [DataRow(typeof(PositionalSettings))]
    [DataRow(typeof(NoSettings))]
    public void Of_SettingsOfADefectiveConnector_StillGivesASchema(Type settingsType)
    {
        var schema = SettingsSchema.Of(settingsType);

        Assert.AreEqual("object", (string?)schema["type"]);
    }

    [TestMethod]
    public void Of_SecretWithADefault_DoesNotShowIt()
    {
        var secret = SettingsSchema.Of(typeof(DefaultSecret))["properties"]!["Key"]!.AsObject();

        Assert.IsFalse(secret.ContainsKey("default"));
    }

    private sealed class DefaultSecret
    {
        [Secret]
        public string Key { get; init; } = "built-in";
    }
}
