using System.Net.Http.Headers;

namespace Engine.Sdk.Http.Tests.Answers;

[TestClass]
public sealed class PicturesTests
{
    public TestContext TestContext { get; set; } = null!; // the runner sets it

    [TestMethod]
    [DataRow("image/png", true)]
    [DataRow("IMAGE/JPEG", true)]
    [DataRow("text/html", false)]
    [DataRow(null, false)]
    public async Task PictureAsync_Answer_IsReadWhereItIsAnImage(string? mediaType, bool isPicture)
    {
        var answer = new HttpResponseMessage { Content = new ByteArrayContent([1, 2]) };
        answer.Content.Headers.ContentType = mediaType is null ? null : new MediaTypeHeaderValue(mediaType);

        var picture = await Task.FromResult(answer).PictureAsync(TestContext.CancellationToken);

        Assert.AreEqual(isPicture, picture is { Data.Length: 2 });
    }

    [TestMethod]
    public async Task PictureAsync_NotFound_IsNone() => Assert.IsNull(await Task.FromException<HttpResponseMessage>(
        new ConnectorException(ConnectorErrorKind.NotFound, "Nothing there.")).PictureAsync(TestContext.CancellationToken));
}
