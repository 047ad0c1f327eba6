using System.Text;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.SignIn;

[TestClass]
public sealed class LastingKeyTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    [DataRow("X-Api-Key", "key-1")]
    [DataRow("Authorization", "Bearer pat-1")]
    [DataRow("Authorization", "Zoho-oauthtoken 1000.abc")]
    public async Task SendAsync_Header_IsOnEveryRequest(string header, string value)
    {
        using var rig = new HostingRig();
        var api = rig.Open(new HeaderSignIn { Header = header, Value = value });

        await api.GetAsync(Token);
        await api.PostAsync(Token);

        CollectionAssert.AreEqual(new[] { value, value }, rig.Crm.All.Select(sent => sent.Headers[header]).ToArray());
        Assert.AreEqual(SignInState.NotNeeded, api.SignInState);
        Assert.IsFalse(api.CanSignIn);
    }

    [TestMethod]
    public async Task SendAsync_HeaderThatTheConnectorSetToo_IsTheOneOfTheSignIn()
    {
        using var rig = new HostingRig();
        var api = rig.Open(new HeaderSignIn { Header = "X-Api-Key", Value = "key-1" });
        api.Http.DefaultRequestHeaders.Add("X-Api-Key", "other");

        await api.GetAsync(Token);

        Assert.AreEqual("key-1", rig.Crm.All.Single().Headers["X-Api-Key"]);
    }

    [TestMethod]
    public async Task SendAsync_Basic_SendsNameAndPasswordInUtf8()
    {
        using var rig = new HostingRig();
        var api = rig.Open(new BasicSignIn { UserName = "jürgen", Password = "pä:ss" });

        await api.GetAsync(Token);

        Assert.AreEqual("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("jürgen:pä:ss")), rig.Crm.All.Single().Bearer);
    }

    [TestMethod]
    public async Task SendAsync_NoSignIn_LeavesTheRequestAsItIs()
    {
        using var rig = new HostingRig();
        var described = rig.Open();
        var undescribed = rig.Open(description: null);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://other.example/x");
        request.Headers.Authorization = new("Bearer", "own");

        described.Http.DefaultRequestHeaders.Authorization = new("Bearer", "own");
        await described.GetAsync(Token);
        await undescribed.Http.SendAsync(request, Token);

        Assert.IsTrue(rig.Crm.All.All(sent => sent.Bearer == "Bearer own"));
        Assert.IsNull(undescribed.Http.BaseAddress);
    }

    [TestMethod]
    public async Task BeginSignInAsync_NothingToSignInTo_IsRefused()
    {
        using var rig = new HostingRig();

        await rig.Open(new BasicSignIn { UserName = "a", Password = "b" }).BeginSignInAsync(HostingRig.Callback, Token).FailsAsync(ConnectorErrorKind.Refused);
    }

    [TestMethod]
    [DataRow("https://api.crm.example/v1", "https://api.crm.example/v1/contacts")]
    [DataRow("https://api.crm.example/v1/", "https://api.crm.example/v1/contacts")]
    [DataRow("https://api.crm.example", "https://api.crm.example/contacts")]
    public async Task SendAsync_AddressWithOrWithoutSlash_IsWhatRelativeAddressesAreBelow(string address, string expected)
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.Describe(new HeaderSignIn { Header = "X-Api-Key", Value = "key-1" }) with { Address = new(address) });

        await api.GetAsync(Token);

        Assert.AreEqual(expected, rig.Crm.All.Single().Address.AbsoluteUri);
        Assert.AreEqual("key-1", rig.Crm.All.Single().Headers["X-Api-Key"]);
    }

    [TestMethod]
    [DataRow("", "key")]
    [DataRow("X Key", "key")]
    [DataRow("X-Key:", "key")]
    [DataRow("X-Key", "")]
    [DataRow("X-Key", "  ")]
    [DataRow("X-Key", "key\n")]
    [DataRow("X-Key", "key\r\nX-Other: 1")]
    [DataRow("X-Key", "kéy")]
    public void Open_HeaderThatCannotBeSent_IsMisconfigured(string header, string value)
    {
        using var rig = new HostingRig();

        var refused = Assert.ThrowsExactly<ConnectorException>(() => rig.Open(new HeaderSignIn { Header = header, Value = value }));

        Assert.AreEqual(ConnectorErrorKind.Misconfigured, refused.Kind);
    }

    [TestMethod]
    public void Open_UserNameWithColon_IsMisconfigured()
    {
        using var rig = new HostingRig();

        Assert.AreEqual(ConnectorErrorKind.Misconfigured, Assert.ThrowsExactly<ConnectorException>(() => rig.Open(new BasicSignIn { UserName = "a:b", Password = "" })).Kind);
    }
}
