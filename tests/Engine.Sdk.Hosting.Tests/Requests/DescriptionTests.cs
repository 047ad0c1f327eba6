using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.Requests;

[TestClass]
public sealed class DescriptionTests
{
    private static readonly ApiDescription Good = HostingRig.Describe();

    public static IEnumerable<object[]> Refused =>
    [
        ["relative", Good with { Address = new("v1", UriKind.Relative) }],
        ["ftp", Good with { Address = new("ftp://crm.example/") }],
        ["file", Good with { Address = new("file:///etc/") }],
        ["null", Good with { Address = null! }],
        ["short answers", Good with { MaxAnswerBytes = 1023 }],
        ["long answers", Good with { MaxAnswerBytes = (256 * 1024 * 1024) + 1 }],
        ["no requests", Limited(0, TimeSpan.FromSeconds(1))],
        ["no window", Limited(1, TimeSpan.Zero)],
        ["long window", Limited(1, TimeSpan.FromHours(25))],
        ["token by http", Signed(HostingRig.ByCode() with { TokenAddress = new("http://login.crm.example/token") })],
        ["page by http", Signed(HostingRig.ByCode() with { AuthorizeAddress = new("http://login.crm.example/") })],
        ["page by javascript", Signed(HostingRig.ByCode() with { AuthorizeAddress = new("javascript:alert(1)") })],
        ["device by http", Signed(HostingRig.ByDevice() with { DeviceAddress = new("http://login.crm.example/") })],
        ["revocation by http", Signed(HostingRig.ByCode() with { RevokeAddress = new("http://login.crm.example/") })],
        ["no client", Signed(HostingRig.ByCode(""))],
        ["no secret", Signed(HostingRig.ByClient() with { ClientSecret = null })],
    ];

    public static IEnumerable<object[]> Accepted =>
    [
        ["plain", Good],
        ["http, in the user's own network", Good with { Address = new("http://crm.intranet/") }],
        ["token on this machine", Signed(HostingRig.ByCode() with { TokenAddress = new("http://127.0.0.1:1/token"), AuthorizeAddress = new("http://localhost/"), RevokeAddress = new("http://[::1]/") })],
        ["short answers", Good with { MaxAnswerBytes = 1024 }],
        ["a day", Limited(1, TimeSpan.FromDays(1))],
        ["public client", Signed(HostingRig.ByCode() with { ClientSecret = null })],
    ];

    [TestMethod]
    [DynamicData(nameof(Refused))]
    public void Open_DescriptionThatCannotWork_IsMisconfigured(string what, ApiDescription description)
    {
        using var rig = new HostingRig();

        Assert.AreEqual(ConnectorErrorKind.Misconfigured, Assert.ThrowsExactly<ConnectorException>(() => rig.Open(description), what).Kind);
    }

    [TestMethod]
    public void Open_RelativeTokenAddress_IsMisconfigured()
    {
        using var rig = new HostingRig();

        Assert.AreEqual(ConnectorErrorKind.Misconfigured, Assert.ThrowsExactly<ConnectorException>(() => rig.Open(HostingRig.ByCode() with { TokenAddress = new("/token", UriKind.Relative) })).Kind);
    }

    [TestMethod]
    [DynamicData(nameof(Accepted))]
    public void Open_DescriptionThatWorks_Opens(string what, ApiDescription description)
    {
        using var rig = new HostingRig();

        Assert.IsNotNull(rig.Open(description).Http.BaseAddress, what);
        Assert.IsEmpty(rig.Crm.All);
    }

    private static ApiDescription Limited(int requests, TimeSpan window) => Good with { Limits = [new() { Name = "x", Requests = requests, Window = window }] };

    private static ApiDescription Signed(Engine.Sdk.SignIn signIn) => Good with { SignIn = signIn };
}
