using System.Text;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Branding;

/// <summary>What is taken from a branding folder, and what is said of the rest.</summary>
[TestClass]
public sealed class BrandFolderTests
{
    private const string Svg = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><style>.a{fill:url(#g)}</style><linearGradient id="g"/><rect class="a" width="9" height="9" fill="url(#g)"/><use href="#g"/></svg>""";

    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 16, 0, 0, 0, 16, 8, 6];

    private readonly string _folder = TestFolders.New();

    [TestMethod]
    public void Read_NoFolder_IsTheDefault() => Assert.AreSame(Brand.Default, BrandFolder.Read([Path.Combine(_folder, "missing")]));

    [TestMethod]
    public void Read_AllWell_TakesEverything()
    {
        Write("branding.json", """
            { // a comment
              "ProductName": "Ring Finder", "company": "Example Ltd", "Copyright": "© 2026 Example Ltd", "HelpAddress": "https://help.example/",
              "SupportAddress": "mailto:help@example.com", "PrimaryColour": "#ABC", "AccentColour": "#00FF7f", }
            """);
        Write("logo.svg", Svg);
        File.WriteAllBytes(Path.Combine(_folder, "splash.jpg"), [0xFF, 0xD8, 0xFF, 0xE0, 1]);
        File.WriteAllBytes(Path.Combine(_folder, "favicon.ico"), [0, 0, 1, 0, 1]);

        var brand = BrandFolder.Read([_folder]);

        Assert.IsEmpty(brand.Problems, string.Join(' ', brand.Problems));
        Assert.AreEqual("Ring Finder, Example Ltd, © 2026 Example Ltd", $"{brand.ProductName}, {brand.Company}, {brand.Copyright}");
        Assert.AreEqual("https://help.example/ mailto:help@example.com", $"{brand.HelpAddress} {brand.SupportAddress}");
        Assert.AreEqual("#aabbcc #000000 #00ff7f #000000", $"{brand.PrimaryColour} {brand.OnPrimaryColour} {brand.AccentColour} {brand.OnAccentColour}");
        Assert.AreEqual("image/svg+xml image/jpeg image/x-icon", $"{brand.Logo?.MediaType} {brand.Splash?.MediaType} {brand.Favicon?.MediaType}");
        Assert.StartsWith("/branding/logo?v=", brand.Logo!.Address);
    }

    [TestMethod]
    public void Read_MuchWrong_SaysEachAndKeepsTheRest()
    {
        Write("branding.json", """{ "ProductName": "", "Company": "Example Ltd", "HelpAddress": "javascript:alert(1)", "PrimaryColour": "red", "AccentColour": 7, "Colour": "x" }""");
        Write("logo.png", "no picture");
        File.WriteAllBytes(Path.Combine(_folder, "favicon.png"), new byte[200_000]);

        var brand = BrandFolder.Read([_folder]);

        Assert.AreEqual((Brand.DefaultProductName, "Example Ltd", Brand.DefaultPrimaryColour), (brand.ProductName, brand.Company, brand.PrimaryColour));
        Assert.IsNull(brand.Logo ?? brand.Favicon);
        string[] expected = ["ProductName", "HelpAddress", "PrimaryColour", "AccentColour", "\"Colour\"", "logo.png", "favicon.png"];
        Assert.HasCount(expected.Length, brand.Problems, string.Join('\n', brand.Problems));
        foreach (var (word, problem) in expected.Zip(brand.Problems))
        {
            Assert.Contains(word, problem);
            Assert.EndsWith(".", problem);
            Assert.DoesNotContain("\n", problem);
        }
    }

    [TestMethod]
    [DataRow("[]")]
    [DataRow("{ \"ProductName\": ")]
    [DataRow("")]
    [DataRow("\0")]
    [DataRow("{ \"Company\": \"\\uD800\" }")]
    [DataRow("{ \"\\uD800\": 1 }")]
    public void Read_NoObject_IsSaidOnce(string json)
    {
        Write("branding.json", json);

        var brand = BrandFolder.Read([_folder]);

        Assert.HasCount(1, brand.Problems);
        Assert.AreEqual(Brand.DefaultProductName, brand.ProductName);
    }

    [TestMethod]
    [DataRow("<script>alert(1)</script>")]
    [DataRow("<g><SCRIPT href='#a'/></g>")]
    [DataRow("<rect onload='alert(1)'/>")]
    [DataRow("<rect OnClick='alert(1)'/>")]
    [DataRow("<a href='javascript:alert(1)'/>")]
    [DataRow("<image href='https://elsewhere.example/x.png'/>")]
    [DataRow("<image xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='//elsewhere.example/x.png'/>")]
    [DataRow("<image href='data:image/svg+xml;base64,PHN2Zz4='/>")]
    [DataRow("<use href='other.svg#a'/>")]
    [DataRow("<foreignObject/>")]
    [DataRow("<animate attributeName='href' to='javascript:alert(1)'/>")]
    [DataRow("<set attributeName='href' to='javascript:alert(1)'/>")]
    [DataRow("<style>@import 'https://elsewhere.example/x.css';</style>")]
    [DataRow("<style>a{fill:url( 'https://elsewhere.example/x.svg#a')}</style>")]
    [DataRow("<style>a{fill:u\\72l(x)}</style>")]
    [DataRow("<rect fill='url(https://elsewhere.example/x)'/>")]
    [DataRow("<rect style='fill:url(//elsewhere.example/x)'/>")]
    [DataRow("<rect xml:base='javascript:x' href='javascript:x'/>")]
    [DataRow("<?xml-stylesheet href='x.css'?>")]
    [DataRow("<rect>")]
    public void Svg_ThatIsMoreThanADrawing_IsRefused(string content)
    {
        Write("logo.svg", $"""<svg xmlns="http://www.w3.org/2000/svg">{content}</svg>""");

        var brand = BrandFolder.Read([_folder]);

        Assert.IsNull(brand.Logo);
        Assert.HasCount(1, brand.Problems);
    }

    [TestMethod]
    [DataRow("<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>")]
    [DataRow("<html xmlns='http://www.w3.org/1999/xhtml'/>")]
    [DataRow("<svg/>")]
    public void Svg_OfAnotherKind_IsRefused(string text)
    {
        Write("logo.svg", text);

        Assert.HasCount(1, BrandFolder.Read([_folder]).Problems);
    }

    [TestMethod]
    [DataRow(16u, 16u, true)]
    [DataRow(0u, 16u, false)]
    [DataRow(16u, 100_000u, false)]
    public void Png_AnySize_IsTakenWhenItCanBeShown(uint width, uint height, bool isTaken)
    {
        var png = Png.ToArray();
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        File.WriteAllBytes(Path.Combine(_folder, "logo.png"), png);

        Assert.AreEqual(isTaken, BrandFolder.Read([_folder]).Logo is not null);
    }

    [TestMethod]
    public void Read_SeveralFolders_TakesTheFirstThatExists()
    {
        Write("branding.json", """{ "ProductName": "Second" }""");

        Assert.AreEqual("Second", BrandFolder.Read([Path.Combine(_folder, "missing"), _folder]).ProductName);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text, new UTF8Encoding(true));
}
