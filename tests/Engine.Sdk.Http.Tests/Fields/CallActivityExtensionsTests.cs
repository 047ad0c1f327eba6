namespace Engine.Sdk.Http.Tests.Fields;

[TestClass]
public sealed class CallActivityExtensionsTests
{
    [TestMethod]
    [DataRow(CallDirection.Incoming, "12", "Call from 12")]
    [DataRow(CallDirection.Outgoing, "12", "Call to 34")]
    [DataRow(CallDirection.Incoming, "", "Call from an unknown number")]
    public void Title_Direction_TellsTheOtherSide(CallDirection direction, string caller, string expected)
    {
        var call = new CallActivity { CallId = "1", Direction = direction, Start = default, Duration = default, CallerTel = caller, CalledTel = "34" };

        Assert.AreEqual(expected, call.Title("Call from {number}", "Call to {number}"));
    }
}
