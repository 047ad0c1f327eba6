using System.Text.Json.Nodes;
using Engine.Core.Settings;
using Engine.Sdk;

namespace Engine.Core.Tests.Settings;

[TestClass]
public sealed class SettingsReaderTests
{
    [TestMethod]
    public void Read_EveryKindOfField_MakesTheObject()
    {
        var reading = Read<SampleSettings>("""
            {"host":"crm.local","PORT":8443,"Password":"correct horse","BaseAddress":"http://10.0.0.1:8080/x","Mail":"a@example.com",
             "Help":"https://example.com","Code":"abc","Region":"eu","IsSandbox":true,"Mode":"slow","Folders":["a","b"],"Factor":2,"Limit":5,
             "Pause":"00:00:05"}
            """);

        var settings = (SampleSettings?)reading.Value;
        Assert.IsEmpty(reading.Errors);
        Assert.IsNotNull(settings);
        Assert.AreEqual(("crm.local", 8443, "correct horse", SampleMode.Slow), (settings.Host, settings.Port, settings.Password, settings.Mode));
        Assert.AreEqual(new Uri("http://10.0.0.1:8080/x"), settings.BaseAddress);
        Assert.AreEqual((true, 2d, 5L, TimeSpan.FromSeconds(5)), (settings.IsSandbox, settings.Factor, settings.Limit, settings.Pause));
        Assert.AreEqual("a,b", string.Join(',', settings.Folders));
    }

    [TestMethod]
    public void Read_FieldsLeftOutNullOrEmptied_KeepTheConnectorsDefaults()
    {
        var settings = (SampleSettings?)Read<SampleSettings>("""{"Host":"crm.local","Port":null,"BaseAddress":"","Mode":" "}""").Value;

        Assert.IsNotNull(settings);
        Assert.AreEqual((443, SampleMode.Fast, new Uri("https://crm.example.com/api")), (settings.Port, settings.Mode, settings.BaseAddress));
    }

    [TestMethod]
    [DataRow("Port", "\"443\"")]
    [DataRow("Port", "443.0")]
    [DataRow("Port", "\" 443 \"")]
    [DataRow("IsSandbox", "\"true\"")]
    [DataRow("IsSandbox", "\"False\"")]
    [DataRow("Factor", "\"1.5\"")]
    [DataRow("Limit", "9007199254740993")]
    public void Read_ValueAsAFormSendsIt_IsTaken(string field, string json)
    {
        var reading = Read<SampleSettings>($$"""{"Host":"crm.local","{{field}}":{{json}}}""");

        Assert.IsEmpty(reading.Errors);
    }

    [TestMethod]
    [DataRow("Port", "\"four\"", "whole number")]
    [DataRow("Port", "1.5", "whole number")]
    [DataRow("Port", "99999999999", "whole number")]
    [DataRow("Port", "1e999", "whole number")]
    [DataRow("Port", "true", "whole number")]
    [DataRow("Port", "0", "65535")]
    [DataRow("Port", "[443]", "whole number")]
    [DataRow("IsSandbox", "1", "true or false")]
    [DataRow("IsSandbox", "\"yes\"", "true or false")]
    [DataRow("Mode", "\"Medium\"", "Slow, Fast")]
    [DataRow("Mode", "1", "Slow, Fast")]
    [DataRow("Mode", "\"1\"", "Slow, Fast")]
    [DataRow("BaseAddress", "\"crm.example.com\"", "https://")]
    [DataRow("BaseAddress", "\"/etc/passwd\"", "https://")]
    [DataRow("Mail", "\"nobody\"", "e-mail")]
    [DataRow("Help", "\"nowhere\"", "https://")]
    [DataRow("Region", "\"asia\"", "eu, us")]
    [DataRow("Code", "\"abc1\"", "[a-z]")]
    [DataRow("Folders", "\"a\"", "list")]
    [DataRow("Folders", "[1]", "list")]
    [DataRow("Folders", "[null]", "list")]
    [DataRow("Folders", "[\"1\",\"2\",\"3\",\"4\"]", "3")]
    [DataRow("Factor", "\"NaN\"", "number")]
    [DataRow("Factor", "3", "2.5")]
    [DataRow("Pause", "\"soon\"", "time span")]
    [DataRow("Host", "12", "text")]
    [DataRow("Host", "{}", "text")]
    [DataRow("Host", "\"ab\"", "minimum length of 3")]
    public void Read_WrongValue_NamesTheFieldAndSaysWhatToWrite(string field, string json, string cure)
    {
        var host = field == "Host" ? "" : "\"Host\":\"crm.local\",";

        var reading = Read<SampleSettings>($$"""{{{host}}"{{field}}":{{json}}}""");

        Assert.IsNull(reading.Value);
        Assert.AreEqual(field, reading.Errors.Single().Field);
        StringAssert.Contains(reading.Errors.Single().Message, cure);
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("""{"Host":null}""")]
    [DataRow("""{"Host":""}""")]
    [DataRow("""{"Host":"  \t "}""")]
    public void Read_RequiredFieldMissingOrBlank_IsOneError(string json)
    {
        var error = Read<SampleSettings>(json).Errors.Single();

        Assert.AreEqual("Host", error.Field);
        StringAssert.Contains(error.Message, "Host name is required");
    }

    [TestMethod]
    public void Read_SeveralWrongFields_ReportsAllAtOnce()
    {
        var errors = Read<SampleSettings>("""{"Port":"x","Mail":"y","Unknown":1,"Factor":9}""").Errors;

        Assert.AreEqual("Factor,Host,Mail,Port,Unknown", string.Join(',', errors.Select(error => error.Field).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void Read_UnknownField_NamesItAndTheKnownOnes()
    {
        var error = Read<PairSettings>("""{"User":"u","Key":"k","Ussr":"x"}""").Errors.Single();

        Assert.AreEqual("Ussr", error.Field);
        StringAssert.Contains(error.Message, "\"Ussr\"");
        StringAssert.Contains(error.Message, "User, Key");
    }

    [TestMethod]
    public void Read_AnyFieldOfAConnectorWithoutSettings_IsUnknown()
    {
        var none = Read<NoSettings>("{}");
        var some = Read<NoSettings>("""{"Path":"x"}""");

        Assert.IsInstanceOfType<NoSettings>(none.Value);
        Assert.AreEqual("Path", some.Errors.Single().Field);
    }

    [TestMethod]
    public void Read_NameInTwoSpellings_IsAnError()
    {
        var error = Read<PairSettings>("""{"User":"u","USER":"v","Key":"k"}""").Errors.Single();

        Assert.AreEqual("User", error.Field);
    }

    [TestMethod]
    [DataRow("""{"User":"u","User":"v"}""")]
    [DataRow("""{"User":"\ud800"}""")]
    [DataRow("""{"\udc00":"u"}""")]
    public void Read_ImproperJson_IsAnErrorAndNoException(string json)
    {
        var reading = Read<PairSettings>(json);

        Assert.IsNull(reading.Value);
        Assert.IsNotEmpty(reading.Errors);
    }

    [TestMethod]
    public void Read_FieldsThatBelongTogether_AreCheckedAsTheConnectorSays()
    {
        var errors = Read<PairSettings>("""{"User":"bob"}""").Errors;

        Assert.AreEqual(new SettingError("Key", "Write the key of the user."), errors.Single());
    }

    [TestMethod]
    public void Read_ValidatorOfTheWholeThrows_IsAnErrorOfTheSettings()
    {
        var error = Read<PairSettings>("""{"User":"nobody"}""").Errors.Single();

        Assert.AreEqual("Settings", error.Field);
        StringAssert.Contains(error.Message, nameof(InvalidOperationException));
    }

    [TestMethod]
    public void Read_HostileSettings_TurnEveryExceptionIntoAnError()
    {
        var fields = Read<HostileSettings>("""{"Throwing":"x","Refusing":"y"}""").Errors.Select(error => error.Field).ToList();

        CollectionAssert.IsSubsetOf(new[] { "Throwing", "Refusing", "Mistyped" }, fields);
    }

    [TestMethod]
    public void Read_EndlessValidation_Ends()
    {
        var reading = Read<HostileSettings>("{}");

        Assert.IsNull(reading.Value);
    }

    [TestMethod]
    [DataRow(typeof(BrokenSettings))]
    [DataRow(typeof(PositionalSettings))]
    [DataRow(typeof(IDisposable))]
    public void Read_SettingsThatCannotBeMade_IsAnErrorForTheAuthor(Type settingsType)
    {
        var reading = SettingsReader.Read(settingsType, []);

        StringAssert.Contains(reading.Errors.Single().Message, "author");
    }

    [TestMethod]
    [DataRow("""{"Host":"crm.local","Password":"t0psecr"}""")]
    [DataRow("""{"Host":"crm.local","Password":["t0psecr"]}""")]
    [DataRow("""{"Host":"crm.local","Password":{"x":"t0psecr"}}""")]
    [DataRow("""{"Password":"t0psecr","Port":"t0psecr"}""")]
    public void Read_WrongSecret_IsNeverRepeated(string json)
    {
        var errors = Read<SampleSettings>(json).Errors;

        Assert.IsNotEmpty(errors);
        Assert.DoesNotContain("t0psecr", string.Join(' ', errors.Select(error => error.Message)));
    }

    [TestMethod]
    public void Read_ValidatorThatQuotesASecret_IsSilenced()
    {
        var errors = Read<HostileSettings>("""{"Secret":"t0psecret"}""").Errors;

        Assert.Contains("Secret", errors.Select(error => error.Field));
        Assert.DoesNotContain("t0psecret", string.Join(' ', errors.Select(error => error.Message)));
    }

    [TestMethod]
    public void Hide_Settings_ShowsAllButSecretsAndUnknownFields()
    {
        var hidden = SettingsReader.Hide(typeof(PairSettings), Json("""{"user":"bob","KEY":"t0psecret","OldKey":"t0psecret"}"""));

        Assert.AreEqual("""{"User":"bob","Key":"********"}""", hidden.ToJsonString());
    }

    [TestMethod]
    [DataRow("{}", "{}")]
    [DataRow("""{"Key":null}""", """{"Key":null}""")]
    [DataRow("""{"Key":12}""", """{"Key":"********"}""")]
    [DataRow("""{"Key":{"a":"t0psecret"}}""", """{"Key":"********"}""")]
    public void Hide_SecretInAnyShape_IsHiddenWhenItIsSet(string stored, string expected)
    {
        var hidden = SettingsReader.Hide(typeof(PairSettings), Json(stored));

        Assert.AreEqual(expected, hidden.ToJsonString());
    }

    [TestMethod]
    public void Hide_NoTypeToTellSecrets_HidesEverything()
    {
        var hidden = SettingsReader.Hide(null, Json("""{"User":"bob","Key":"t0psecret","Nothing":null}"""));

        Assert.AreEqual("""{"User":"********","Key":"********","Nothing":null}""", hidden.ToJsonString());
    }

    [TestMethod]
    [DataRow("{}", """{"User":"bob","Key":"k"}""")]
    [DataRow("""{"user":"ann"}""", """{"User":"ann","Key":"k"}""")]
    [DataRow("""{"User":null}""", """{"Key":"k"}""")]
    [DataRow("""{"Key":"********"}""", """{"User":"bob","Key":"k"}""")]
    [DataRow("""{"Key":null}""", """{"User":"bob"}""")]
    [DataRow("""{"Key":"new"}""", """{"User":"bob","Key":"new"}""")]
    [DataRow("""{"User":"********"}""", """{"User":"********","Key":"k"}""")]
    [DataRow("""{"Wrong":1}""", """{"User":"bob","Key":"k","Wrong":1}""")]
    public void Merge_Change_IsLaidOverWhatIsStored(string change, string expected)
    {
        var merged = SettingsReader.Merge(typeof(PairSettings), Json("""{"User":"bob","key":"k","Former":"x"}"""), Json(change));

        Assert.AreEqual(expected, merged.ToJsonString());
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("""{"Key":null}""")]
    public void Merge_HiddenSecretWhereNoneIsSet_SetsNone(string stored)
    {
        var merged = SettingsReader.Merge(typeof(PairSettings), Json(stored), Json("""{"Key":"********"}"""));

        Assert.AreEqual("{}", merged.ToJsonString());
    }

    [TestMethod]
    public void Merge_ImproperChange_IsLeftForReadToRefuse()
    {
        var change = Json("""{"User":"u","User":"v"}""");

        var reading = SettingsReader.Read(typeof(PairSettings), SettingsReader.Merge(typeof(PairSettings), [], change));

        Assert.IsNotEmpty(reading.Errors);
    }

    private static SettingsReading Read<T>(string json) => SettingsReader.Read(typeof(T), Json(json));

    private static JsonObject Json(string json) => JsonNode.Parse(json)!.AsObject();
}
