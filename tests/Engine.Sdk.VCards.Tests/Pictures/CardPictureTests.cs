using System.Text;

namespace Engine.Sdk.VCards.Tests.Pictures;

[TestClass]
public sealed class CardPictureTests
{
    private const string Jpeg = "/9j/4AAQSkZJRgABAQ==";

    [TestMethod]
    [DataRow($"PHOTO;ENCODING=b;TYPE=JPEG:{Jpeg}", "image/jpeg")]
    [DataRow($"PHOTO:data:image/png;base64,{Jpeg}", "image/jpeg", DisplayName = "what the bytes are counts")]
    [DataRow($"PHOTO:{Jpeg}", "image/jpeg", DisplayName = "an encoding that is not said")]
    [DataRow("LOGO;VALUE=uri:https://example.com/a.png", "https://example.com/a.png")]
    [DataRow("PHOTO;VALUE=uri:https://bob:secret@example.com/a.png", null)]
    [DataRow("PHOTO;VALUE=uri:file:///etc/passwd", null)]
    [DataRow("PHOTO;ENCODING=b:PHN2Zz4=", null, DisplayName = "SVG")]
    [DataRow("NOTE:https://example.com/a.png", null)]
    [DataRow("PHOTO:", null)]
    [DataRow("PHOTO:data:,x", null)]
    public void Read_AnyForm_IsAPictureOrNone(string line, string? expected)
    {
        var picture = CardPicture.Read(new MemoryStream(Encoding.UTF8.GetBytes($"{line}\r\nEND:VCARD\r\n")));

        Assert.AreEqual(expected, picture?.Address?.AbsoluteUri ?? picture?.MediaType);
    }
}
