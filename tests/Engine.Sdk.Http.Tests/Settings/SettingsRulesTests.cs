using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace Engine.Sdk.Http.Tests.Settings;

[TestClass]
public sealed class SettingsRulesTests
{
    [TestMethod]
    [DataRow("https://crm.example", true)]
    [DataRow("https://crm.example/api/", true)]
    [DataRow("http://127.0.0.1:5099/crm", true)]
    [DataRow("http://localhost/crm", true)]
    [DataRow("http://crm.example", false)]
    [DataRow("ftp://crm.example", false)]
    [DataRow("https://crm.example/?a=b", false)]
    [DataRow("https://crm.example/#a", false)]
    [DataRow("crm.example", false)]
    [DataRow("/api", false)]
    public void ApiAddress_Address_IsWholeAndSafe(string address, bool isGood) =>
        Assert.AreEqual(isGood, new ApiAddressAttribute().IsValid(new Uri(address, UriKind.RelativeOrAbsolute)));

    [TestMethod]
    public void ApiAddress_NotSet_IsGood() => Assert.IsTrue(new ApiAddressAttribute().IsValid(null));

    [TestMethod]
    [DataRow(true, " ", "The app's secret is required.")]
    [DataRow(true, "s", "")]
    [DataRow(false, "", "")]
    public void RequiredWhen_OtherSetting_Decides(bool isApp, string secret, string message)
    {
        var settings = new AppSettings { IsApp = isApp, Secret = secret };
        var errors = new List<ValidationResult>();

        Validator.TryValidateObject(settings, new(settings), errors, validateAllProperties: true);

        Assert.AreEqual(message, string.Concat(errors.Select(error => error.ErrorMessage)));
        Assert.IsTrue(errors.All(error => error.MemberNames.Single() == nameof(AppSettings.Secret)));
    }

    [TestMethod]
    [DataRow("https://crm.example", "", "https://crm.example/")]
    [DataRow("https://crm.example/api", "", "https://crm.example/api/")]
    [DataRow("https://crm.example/api//", "oauth/token", "https://crm.example/api/oauth/token")]
    [DataRow("https://crm.example/api?x=y", "me", "https://crm.example/api/me")]
    public void Below_Address_MindsNoSlash(string address, string path, string expected) => Assert.AreEqual(expected, new Uri(address).Below(path).AbsoluteUri);

    [TestMethod]
    [DataRow("{\"ApiAddress\":\"ftp://x/\"}", "ApiAddress")]
    [DataRow("{\"TokenAddress\":\"http://crm.example/\"}", "TokenAddress")]
    [DataRow("{\"AuthorizeAddress\":\"/authorize\"}", "AuthorizeAddress")]
    [DataRow("{\"IncomingSubject\":\"\"}", "IncomingSubject")]
    [DataRow("{\"OutgoingSubject\":\" \"}", "OutgoingSubject")]
    [DataRow("{}", "")]
    public void CallLogSettings_WrongSetting_IsNamed(string json, string wrong)
    {
        var settings = JsonSerializer.Deserialize<LogSettings>(json)!; // it is an object
        var errors = new List<ValidationResult>();

        Validator.TryValidateObject(settings, new(settings), errors, validateAllProperties: true);

        Assert.AreEqual(wrong, string.Join(' ', errors.SelectMany(error => error.MemberNames)));
    }

    [TestMethod]
    public void CallLogSettings_Form_ShowsTheConnectorsOwnFirst() => Assert.AreEqual(
        "Own IncomingSubject OutgoingSubject AuthorizeAddress TokenAddress ApiAddress",
        string.Join(' ', typeof(LogSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => property.Name)));

    private sealed record LogSettings : CallLogSettings
    {
        public string Own { get; set; } = "";
    }

    private sealed record AppSettings
    {
        public bool IsApp { get; set; }

        [RequiredWhen(nameof(IsApp), true), Display(Name = "The app's secret")]
        public string Secret { get; set; } = "";
    }
}
