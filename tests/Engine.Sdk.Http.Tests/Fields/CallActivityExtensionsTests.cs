using System.Globalization;

namespace Engine.Sdk.Http.Tests.Fields;

[TestClass]
public sealed class CallActivityExtensionsTests
{
    private static readonly CallActivity Call = new()
    {
        CallId = "1", Direction = CallDirection.Incoming, Start = new(2026, 3, 1, 10, 0, 0, default), Duration = TimeSpan.FromSeconds(95), CallerTel = "12", CalledTel = "34",
    };

    [TestMethod]
    [DataRow(CallDirection.Incoming, "12", "Call from 12")]
    [DataRow(CallDirection.Outgoing, "12", "Call to 34")]
    [DataRow(CallDirection.Incoming, "", "Call from an unknown number")]
    public void Title_Direction_TellsTheOtherSide(CallDirection direction, string caller, string expected)
    {
        var call = new CallActivity { CallId = "1", Direction = direction, Start = default, Duration = default, CallerTel = caller, CalledTel = "34" };

        Assert.AreEqual(expected, call.Title("Call from {number}", "Call to {number}"));
    }

    [TestMethod]
    public void Title_Settings_AreTheUsersWords()
    {
        var settings = new Settings { IncomingSubject = "Anruf von {number}" };

        Assert.AreEqual("Anruf von 12", Call.Title(settings));
        Assert.AreEqual("Outgoing call to 34", (Call with { Direction = CallDirection.Outgoing }).Title(settings));
    }

    [TestMethod]
    [DataRow("th-TH")]
    [DataRow("ar-SA")]
    [DataRow("fi-FI")]
    public void Describe_AnyCulture_IsReadBack(string culture)
    {
        CultureInfo.CurrentCulture = new(culture);
        var zone = TimeZoneInfo.CreateCustomTimeZone("x", TimeSpan.FromHours(-5), "x", "x");

        var text = Call.Describe(zone);

        Assert.AreEqual("From 12 to 34\nBegan 2026-03-01 05:00:00 -05:00\nLasted 00:01:35", text.ReplaceLineEndings("\n"));
        Assert.AreEqual(Call.Start, CallActivityExtensions.StartOf($"Rang twice.\r\n{text.ReplaceLineEndings("\r\n")}\r\nWill call back."));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("Began at noon")]
    [DataRow("It Began 2026-03-01 05:00:00 -05:00")]
    public void StartOf_NoDescriptionOfOurs_IsNull(string? description) => Assert.IsNull(CallActivityExtensions.StartOf(description));

    private sealed record Settings : CallLogSettings;
}
