using System.Text;
using Engine.Sdk;

namespace Engine.Connectors.LocalFiles.Tests.Files;

[TestClass]
public sealed class PictureTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    // links that must not be followed
    [DataRow("../secret.jpg")]
    [DataRow("photos/../../secret.jpg")]
    [DataRow("file:../secret.jpg")]
    [DataRow("file://server/share/secret.jpg")]
    [DataRow("\\\\\\\\server\\\\share\\\\secret.jpg")]
    [DataRow("linked.jpg", DisplayName = "a symbolic link out of the folder")]
    [DataRow("linkedfolder/secret.jpg", DisplayName = "a folder that is a link")]
    [DataRow("ftp://example.com/a.jpg")]
    [DataRow("javascript:alert(1)")]
    [DataRow("cid:part1@example.com")]
    [DataRow("http://user:password@example.com/a.jpg")]
    [DataRow("page.jpg", DisplayName = "HTML that calls itself JPEG")]
    [DataRow("drawing.png", DisplayName = "SVG that calls itself PNG")]
    [DataRow("missing.jpg")]
    [DataRow("huge.jpg")]
    [DataRow("data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=")]
    [DataRow("data:text/html,<script>")]
    [DataRow(".")]
    [DataRow("a\0b.jpg")]
    public async Task Link_ThatLeadsAway_IsNoPicture(string link)
    {
        await using var outer = new TestFolder().Write("secret.jpg", TestPictures.Jpeg);
        outer.Write("book/page.jpg", "<html><script>alert(1)</script></html>"u8.ToArray()).Write("book/drawing.png", "<svg xmlns='x'/>"u8.ToArray())
            .Write("book/huge.jpg", [.. TestPictures.Jpeg, .. new byte[Picture.MaxBytes]])
            .Write("book/a.vcf", $"BEGIN:VCARD\nVERSION:3.0\nFN:Bob\nPHOTO;VALUE=uri:{link}\nEND:VCARD");
        File.CreateSymbolicLink(outer.In("book/linked.jpg"), outer.In("secret.jpg"));
        Directory.CreateSymbolicLink(outer.In("book/linkedfolder"), outer.Path);
        var book = outer.Open("book");

        Assert.IsNull(await PictureOfOnlyAsync(book));
    }

    [TestMethod]
    public async Task Link_AbsoluteFileOutside_IsNoPicture()
    {
        await using var outer = new TestFolder().Write("secret.jpg", TestPictures.Jpeg);
        outer.Write("book/a.vcf", $"BEGIN:VCARD\nFN:Bob\nPHOTO;VALUE=uri:{new Uri(outer.In("secret.jpg"))}\nEND:VCARD");

        Assert.IsNull(await PictureOfOnlyAsync(outer.Open("book")));
    }

    [TestMethod]
    [DataRow("bob.jpg")]
    [DataRow("./photos/../bob.jpg")]
    [DataRow("photos/bob jones.jpg")]
    public async Task Link_InsideTheFolder_IsRead(string link)
    {
        await using var folder = new TestFolder().Write("bob.jpg", TestPictures.Jpeg).Write("photos/bob jones.jpg", TestPictures.Jpeg);
        folder.Write("a.vcf", $"BEGIN:VCARD\nFN:Bob\nPHOTO;VALUE=URL:{link}\nEND:VCARD");

        Assert.AreEqual("image/jpeg", (await PictureOfOnlyAsync(folder.Open()))?.MediaType);
        Assert.AreEqual("image/jpeg", (await PictureOfOnlyAsync(folder.Open("a.vcf")))?.MediaType);
    }

    [TestMethod]
    public async Task Link_FileUriInsideTheFolder_IsRead()
    {
        await using var folder = new TestFolder().Write("bob.jpg", TestPictures.Jpeg);
        folder.Write("a.vcf", $"BEGIN:VCARD\nFN:Bob\nPHOTO;VALUE=uri:{new Uri(folder.In("bob.jpg"))}\nEND:VCARD");

        Assert.AreEqual("image/jpeg", (await PictureOfOnlyAsync(folder.Open()))?.MediaType);
    }

    [TestMethod]
    public async Task Embedded_InUtf16File_IsReadFromItsPlace()
    {
        var card = $"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë\r\nPHOTO;ENCODING=b;TYPE=PNG:{Convert.ToBase64String(TestPictures.Png)}\r\nEND:VCARD\r\n";
        await using var folder = new TestFolder().Write("a.vcf", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(card)]);

        CollectionAssert.AreEqual(TestPictures.Png, (await PictureOfOnlyAsync(folder.Open()))!.Data.ToArray());
    }

    [TestMethod]
    public async Task Embedded_FileChangedSinceItWasRead_IsTheNewPictureOfThatRecord()
    {
        static string Card(string name, byte[] photo) => $"BEGIN:VCARD\nVERSION:3.0\nUID:{name}\nFN:{name}\nPHOTO;ENCODING=b:{Convert.ToBase64String(photo)}\nEND:VCARD\n";
        await using var folder = new TestFolder().Write("a.vcf", Card("Ada", TestPictures.Png) + Card("Bob", TestPictures.Jpeg));
        var book = folder.Open();
        var ada = (await book.NameAsync("ada", TestContext.CancellationToken)).Single();
        folder.Write("a.vcf", Card("Bob", TestPictures.Jpeg) + Card("Newcomer", TestPictures.Jpeg) + Card("Ada", TestPictures.Png));

        var picture = await book.GetPictureAsync(ada.Key, TestContext.CancellationToken);

        Assert.AreEqual("image/png", picture?.MediaType);
    }

    [TestMethod]
    [DataRow("PHOTO;ENCODING=b;TYPE=JPEG:!!!!", null)]
    [DataRow("PHOTO;ENCODING=b;TYPE=JPEG:", null)]
    [DataRow("PHOTO;ENCODING=b;TYPE=JPEG:PGh0bWw+PHNjcmlwdD4=", null, DisplayName = "HTML in base64")]
    [DataRow("PHOTO;ENCODING=b:R0lGODlhAQABAAAAACw", "image/gif", DisplayName = "base64 that is not filled up")]
    [DataRow("PHOTO;ENCODING=b:R0lGODlhAQABAAAAACwAA", "image/gif", DisplayName = "base64 with a sign too many")]
    [DataRow("PHOTO:/9j/4AAQSkZJRg==", "image/jpeg", DisplayName = "no encoding told")]
    [DataRow("PHOTO;ENCODING=b:!!!!\nPHOTO;ENCODING=b:/9j/4AAQSkZJRg==", "image/jpeg", DisplayName = "the second of two works")]
    [DataRow("LOGO;ENCODING=b:/9j/4AAQSkZJRg==", "image/jpeg")]
    [DataRow("FN:Bob", null)]
    public async Task Embedded_AnyForm_IsJudgedByItsBytes(string lines, string? mediaType)
    {
        await using var folder = new TestFolder().Write("a.vcf", $"BEGIN:VCARD\nVERSION:3.0\nFN:Bob\n{lines}\nEND:VCARD");

        Assert.AreEqual(mediaType, (await PictureOfOnlyAsync(folder.Open()))?.MediaType);
    }

    [TestMethod]
    public async Task Csv_PhotoColumn_IsALink()
    {
        await using var folder = new TestFolder().Write("a.csv", "First Name,Last Name,Photo\nAda,Berg,https://example.com/a.jpg");

        Assert.AreEqual("https://example.com/a.jpg", (await PictureOfOnlyAsync(folder.Open()))?.Address?.AbsoluteUri);
    }

    private async Task<Picture?> PictureOfOnlyAsync(LocalFilesAddressBook book)
    {
        var contact = (await book.AllAsync(TestContext.CancellationToken)).Single();
        return await book.GetPictureAsync(contact.Key, TestContext.CancellationToken);
    }
}
