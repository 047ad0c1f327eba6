namespace Engine.Sdk.Testing.Tests.Participation;

/// <summary>Every connector of this repository is proved, and one that forgets is seen.</summary>
[TestClass]
public sealed class ConnectorsTests
{
    private const string Copies = """<None Update="contract.json" CopyToOutputDirectory="PreserveNewest" />""";
    private const string Class = "[TestClass]\npublic sealed class XContract : ConnectorContract\n{\n}\n";
    private const string Report = """{"Suite":1,"Grade":"Gold"}""";

    [TestMethod]
    public void Unproved_ThisRepository_IsNone()
    {
        var unproved = Connectors.Unproved(FindTop()).ToList();

        Assert.IsEmpty(unproved, string.Join(Environment.NewLine, unproved));
    }

    [TestMethod]
    [DataRow(Copies, Class, Report, "")]
    [DataRow(Copies, null, Report, "does not take part")]
    [DataRow(Copies, "public sealed class XContract : ConnectorContract { }", Report, "does not take part")]
    [DataRow("", Class, Report, "does not copy")]
    [DataRow(Copies, Class, null, "is not there")]
    [DataRow(Copies, Class, "Gold", "cannot be read")]
    [DataRow(Copies, Class, """{"Suite":0,"Grade":"Gold"}""", "of another suite")]
    [DataRow(Copies, Class, """{"Suite":1,"Grade":"None"}""", "has no grade")]
    [DataRow(Copies, Class, """{"Suite":1,"Grade":"Wood"}""", "has no grade")]
    public void Unproved_OneConnector_IsToldWhatItForgot(string project, string? contract, string? file, string expected)
    {
        var top = Directory.CreateTempSubdirectory("participation-").FullName;
        try
        {
            Write("connectors/X/X.csproj", project);
            Write("tests/X.Tests/Contract/XContract.cs", contract);
            Write("connectors/X/contract.json", file);

            var unproved = string.Join(' ', Connectors.Unproved(top));

            Assert.Contains(expected, unproved, StringComparison.Ordinal);
            Assert.AreEqual(expected.Length == 0, unproved.Length == 0, unproved);
        }
        finally
        {
            Directory.Delete(top, recursive: true);
        }

        void Write(string path, string? text)
        {
            if (text is null)
                return;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(top, path))!);
            File.WriteAllText(Path.Combine(top, path), text);
        }
    }

    private static string FindTop()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Engine.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}
