using ApplicationId = Engine.Core.Applications.ApplicationId;

namespace Engine.Core.Tests.Applications;

[TestClass]
public sealed class ApplicationIdTests
{
    [TestMethod]
    [DataRow("b1fd8cc7-c831-4dea-8605-02f0fbb7b2a1")]
    [DataRow("B1FD8CC7C8314DEA860502F0FBB7B2A1")]
    [DataRow("{b1fd8cc7-c831-4dea-8605-02f0fbb7b2a1}")]
    public void TryParse_Guid_IsReadInAnyForm(string text)
    {
        Assert.IsTrue(ApplicationId.TryParse(text, out var id));
        Assert.AreEqual("b1fd8cc7-c831-4dea-8605-02f0fbb7b2a1", id.Reveal());
        Assert.AreEqual("b1fd8cc7", id.ToString());
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("MyApp")]
    [DataRow("00000000-0000-0000-0000-000000000000")]
    [DataRow("b1fd8cc7-c831-4dea-8605-02f0fbb7b2a1\0")]
    public void TryParse_AnythingElse_IsNoId(string? text) => Assert.IsFalse(ApplicationId.TryParse(text, out _));
}
