using System.Text.Json.Serialization;

namespace Engine.Sdk.Http.Tests.Feeds;

[TestClass]
public sealed partial class FeedTokensTests
{
    [TestMethod]
    [DataRow("""{"Page":"p1"}""", "p1")]
    [DataRow("{}", null)]
    public void Read_Token_IsThePlace(string token, string? page) => Assert.AreEqual(new Place(page), FeedTokens.Read(token, PlaceJsonContext.Default.Place));

    [TestMethod]
    [DataRow("")]
    [DataRow("null")]
    [DataRow("no token")]
    [DataRow("[1]")]
    [DataRow("""{"Page":{}}""")]
    public void Read_AnyText_IsNotUnderstood(string token) => Assert.IsNull(FeedTokens.Read(token, PlaceJsonContext.Default.Place));

    [TestMethod]
    public void Expired_Reason_IsToldToTheUser()
    {
        var expired = FeedTokens.Expired("The copy is of other folders");

        Assert.AreEqual((ConnectorErrorKind.FeedTokenExpired, "The copy is of other folders: everything is read anew."), (expired.Kind, expired.Message));
    }

    internal sealed record Place(string? Page = null);

    [JsonSerializable(typeof(Place))]
    internal sealed partial class PlaceJsonContext : JsonSerializerContext;
}
