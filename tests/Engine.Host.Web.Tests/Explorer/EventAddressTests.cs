using Engine.Host.Web.Explorer.Events;

namespace Engine.Host.Web.Tests.Explorer;

/// <summary>Where the page connects to.</summary>
[TestClass]
public sealed class EventAddressTests
{
    private static readonly Uri Page = new("http://localhost:10088/ui/");

    [TestMethod]
    public void Of_Page_IsTheSameEngine() =>
        Assert.AreEqual("ws://localhost:10088/api/v1/events/a%2Fb", EventAddress.Of(Page, "a/b"));

    [TestMethod]
    [DataRow("ws://localhost:10088/api/v1/events/x", true)]
    [DataRow("wss://localhost:10443/api/v1/events/x", false)]
    [DataRow("ws://elsewhere.example/", false)]
    [DataRow("http://localhost:10088/", false)]
    [DataRow("nothing", false)]
    public void IsOwn_Address_IsTrueForTheSameEngineAlone(string address, bool isOwn) => Assert.AreEqual(isOwn, EventAddress.IsOwn(address, Page));
}
