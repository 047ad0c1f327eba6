namespace Engine.Architecture.Tests;

/// <summary>The rules see what is broken, and leave alone what is not.</summary>
[TestClass]
public sealed class RuleTests
{
    private const string SolutionHead = "Microsoft Visual Studio Solution File, Format Version 12.00\n";
    private const string LocalSource = """<add key="engine-sdk" value="sdk/packages" />""";

    [TestMethod]
    [DataRow("sdk/Engine.Sdk/Engine.Sdk.csproj", "../../engine/Engine.Core/Engine.Core.csproj")]
    [DataRow("sdk/Engine.Sdk/Engine.Sdk.csproj", "../Engine.Sdk.Http/Engine.Sdk.Http.csproj")]
    [DataRow("sdk/Engine.Sdk.Http/Engine.Sdk.Http.csproj", "../../engine/Engine.Core/Engine.Core.csproj")]
    [DataRow("engine/Engine.Core/Engine.Core.csproj", "../Engine.Storage/Engine.Storage.csproj")]
    [DataRow("engine/Engine.Core/Engine.Core.csproj", "../Engine.Plugins/Engine.Plugins.csproj")]
    [DataRow("engine/Engine.Core/Engine.Core.csproj", "../../sdk/Engine.Sdk.Http/Engine.Sdk.Http.csproj")]
    [DataRow("engine/Engine.Plugins/Engine.Plugins.csproj", @"..\Engine.Storage\Engine.Storage.csproj")]
    [DataRow("engine/Engine.Storage/Engine.Storage.csproj", "../Engine.Plugins/Engine.Plugins.csproj")]
    [DataRow("engine/Engine.Plugins/Engine.Plugins.csproj", "../../host/Engine.Host/Engine.Host.csproj")]
    [DataRow("connectors/Engine.Connectors.X/Engine.Connectors.X.csproj", "../../engine/Engine.Core/Engine.Core.csproj")]
    [DataRow("connectors/Engine.Connectors.X/Engine.Connectors.X.csproj", "../Engine.Connectors.Y/Engine.Connectors.Y.csproj")]
    [DataRow("host/Engine.Host/Engine.Host.csproj", "../../connectors/Engine.Connectors.X/Engine.Connectors.X.csproj")]
    [DataRow("host/Engine.Host/Engine.Host.csproj", "../../tools/Engine.Cli/Engine.Cli.csproj")]
    [DataRow("host/Engine.Host/Engine.Host.csproj", "../../tests/Engine.TestPlugins/Engine.TestPlugins.csproj")]
    [DataRow("engine/Engine.Core/Engine.Core.csproj", "../../tests/Engine.TestPlugins/Engine.TestPlugins.csproj")]
    [DataRow("sdk/Engine.Sdk.Testing/Engine.Sdk.Testing.csproj", "../../tools/Engine.Sandbox/Engine.Sandbox.csproj")]
    public void Arrows_ForbiddenProject_AreBroken(string project, string reference)
    {
        var repository = With(Project(project, $"""<ProjectReference Include="{reference}" />"""));

        var broken = Arrows.Broken(repository).ToList();

        Assert.HasCount(1, broken);
        Assert.Contains("must not reference", broken[0], StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("engine/Engine.Core/Engine.Core.csproj", """<ProjectReference Include="../../sdk/Engine.Sdk/Engine.Sdk.csproj" />""")]
    [DataRow("engine/Engine.Storage/Engine.Storage.csproj", """<ProjectReference Include="../Engine.Core/Engine.Core.csproj" />""")]
    [DataRow("engine/Engine.Plugins/Engine.Plugins.csproj", """<PackageReference Include="System.Composition" />""")]
    [DataRow("engine/Engine.Storage/Engine.Storage.csproj", """<PackageReference Include="Dapper" /><FrameworkReference Include="Microsoft.AspNetCore.App" />""")]
    [DataRow("host/Engine.Host/Engine.Host.csproj", """<ProjectReference Include="../../connectors/*/*.csproj" ReferenceOutputAssembly="false" />""")]
    [DataRow("host/Engine.Host/Engine.Host.csproj", """<ProjectReference Include="../../connectors/X/X.csproj"><ReferenceOutputAssembly>False</ReferenceOutputAssembly></ProjectReference>""")]
    [DataRow("host/Engine.Host.Web/Engine.Host.Web.csproj", """<ProjectReference Include="../../engine/Engine.Core/Engine.Core.csproj" />""")]
    [DataRow("connectors/Engine.Connectors.X/Engine.Connectors.X.csproj", """<ProjectReference Include="../../sdk/Engine.Sdk.Http/Engine.Sdk.Http.csproj" />""")]
    [DataRow("sdk/Engine.Sdk/Engine.Sdk.csproj", """<PackageReference Include="Microsoft.Extensions.Logging.Abstractions" />""")]
    [DataRow("sdk/Engine.Sdk/Engine.Sdk.csproj", """<PackageReference Include="Some.Analyzers" PrivateAssets="all" />""")]
    [DataRow("tests/Engine.Host.Tests/Engine.Host.Tests.csproj", """<ProjectReference Include="../../host/Engine.Host/Engine.Host.csproj" />""")]
    public void Arrows_AllowedReference_AreKept(string project, string item)
    {
        var repository = With(Project(project, item));

        var broken = Arrows.Broken(repository);

        Assert.IsEmpty(broken);
    }

    [TestMethod]
    [DataRow("sdk/Engine.Sdk/Engine.Sdk.csproj", "Refit")]
    [DataRow("sdk/Engine.Sdk/Engine.Sdk.csproj", "Microsoft.Extensions.Logging")]
    [DataRow("sdk/Engine.Sdk/Engine.Sdk.csproj", "System.Composition.AttributedModel.Extra")]
    [DataRow("engine/Engine.Core/Engine.Core.csproj", "System.Composition")]
    [DataRow("host/Engine.Host/Engine.Host.csproj", "System.Composition.Hosting")]
    [DataRow("engine/Engine.Core/Engine.Core.csproj", "Dapper")]
    [DataRow("host/Engine.Host/Engine.Host.csproj", "Microsoft.Data.Sqlite")]
    public void Arrows_ForbiddenPackage_AreBroken(string project, string package)
    {
        var repository = With(Project(project, $"""<PackageReference Include="{package}" />"""));

        var broken = Arrows.Broken(repository).ToList();

        Assert.HasCount(1, broken);
        Assert.Contains(package, broken[0], StringComparison.Ordinal);
    }

    [TestMethod]
    public void Arrows_WebInTheCore_AreBroken()
    {
        var repository = With(Project("engine/Engine.Core/Engine.Core.csproj", """<FrameworkReference Include="Microsoft.AspNetCore.App" />"""));

        var broken = Arrows.Broken(repository);

        Assert.HasCount(1, broken);
    }

    [TestMethod]
    [DataRow("engine/Engine.Core/Search/A.cs", "using System.Composition.Hosting;", 1)]
    [DataRow("host/Engine.Host/A.cs", "new AssemblyLoadContext(null)", 1)]
    [DataRow("host/Engine.Host/A.cs", "using Microsoft.Data.Sqlite;", 1)]
    [DataRow("engine/Engine.Core/A.cs", "using Dapper;", 1)]
    [DataRow("engine/Engine.Plugins/A.cs", "new AssemblyLoadContext(null); using System.Composition.Hosting;", 0)]
    [DataRow("engine/Engine.Storage/A.cs", "using Dapper; using Microsoft.Data.Sqlite;", 0)]
    [DataRow("engine/Engine.Core/A.cs", "    // Engine.Plugins keeps one AssemblyLoadContext each.", 0)]
    [DataRow("tests/Engine.Plugins.Tests/A.cs", "using System.Composition.Hosting;", 0)]
    public void Arrows_SourceText_SeesWhoMentionsWhat(string path, string text, int offences)
    {
        var repository = new Repository { Files = new Dictionary<string, string> { [path] = text } };

        var broken = Arrows.Broken(repository);

        Assert.HasCount(offences, broken);
    }

    [TestMethod]
    public void Arrows_ReferenceInSharedProps_AreBroken()
    {
        var repository = new Repository { Files = new Dictionary<string, string> { ["Directory.Build.props"] = """<ProjectReference Include="x" />""" } };

        var broken = Arrows.Broken(repository);

        Assert.HasCount(1, broken);
    }

    [TestMethod]
    public void Layout_WholeRepository_IsKept()
    {
        var repository = Sound();

        var broken = Layout.Broken(repository);

        Assert.IsEmpty(broken);
    }

    [TestMethod]
    public void Layout_FolderOfAnotherName_IsBroken() =>
        AssertBroken(Sound("engine/Core/Engine.Core.csproj"), "the folder is not called Engine.Core");

    [TestMethod]
    public void Layout_ProjectInAFamilyFolder_IsKept()
    {
        var repository = Sound("tests/Engine.TestPlugins/Minimal/Engine.TestPlugins.Minimal.csproj");

        var broken = Layout.Broken(repository);

        Assert.IsEmpty(broken);
    }

    [TestMethod]
    public void Layout_NameOutsideTheProduct_IsBroken() =>
        AssertBroken(Sound("engine/Other/Other.csproj"), "does not begin with Engine.");

    [TestMethod]
    public void Layout_NoReadme_IsBroken() =>
        AssertBroken(Without(Sound(), "engine/Engine.Core/README.md"), "Engine.Core has no README.md");

    [TestMethod]
    public void Layout_TestProjectWithoutReadme_IsKept()
    {
        var repository = Without(Sound("tests/Engine.Core.Tests/Engine.Core.Tests.csproj"), "tests/Engine.Core.Tests/README.md");

        var broken = Layout.Broken(repository);

        Assert.IsEmpty(broken);
    }

    [TestMethod]
    [DataRow("""<PackageReference Include="Dapper" Version="2.0.0" />""")]
    [DataRow("""<PackageReference Include="Dapper"><Version>2.0.0</Version></PackageReference>""")]
    public void Layout_VersionInAProject_IsBroken(string item) =>
        AssertBroken(Sound("engine/Engine.Core/Engine.Core.csproj", item), "gives Dapper a version");

    [TestMethod]
    public void Layout_ConnectorThatCopiesTheSdk_IsBroken() =>
        AssertBroken(
            Sound("connectors/Engine.Connectors.X/Engine.Connectors.X.csproj",
                """<EnableDynamicLoading>true</EnableDynamicLoading><ProjectReference Include="../../sdk/Engine.Sdk/Engine.Sdk.csproj" />"""),
            "copies Engine.Sdk");

    [TestMethod]
    public void Layout_ConnectorWithoutDynamicLoading_IsBroken() =>
        AssertBroken(Sound("connectors/Engine.Connectors.X/Engine.Connectors.X.csproj"), "EnableDynamicLoading");

    [TestMethod]
    public void Layout_ProjectNotInTheSolution_IsBroken() => AssertBroken(Sound() with { Solution = SolutionHead }, "is not in Engine.sln");

    [TestMethod]
    public void Layout_SolutionNamesAMissingProject_IsBroken() => AssertBroken(Sound() with { Projects = [] }, "which is not there");

    [TestMethod]
    public void Layout_NoSolution_IsBroken() => AssertBroken(Sound() with { Solution = null }, "no Engine.sln");

    [TestMethod]
    public void Layout_XmlSolution_IsBroken() => AssertBroken(Sound() with { Solution = "<Solution />", Projects = [] }, "classic format");

    [TestMethod]
    public void Layout_NoLocalSource_IsBroken() => AssertBroken(Without(Sound(), "NuGet.config"), "does not name sdk/packages");

    [TestMethod]
    [DataRow("NuGet.config", LocalSource + """<add key="feed" value="https://feed.example/index.json" />""")]
    [DataRow("tests/run", "curl -O packages.example.org/sdk.tar.gz")]
    [DataRow(".ci/run", "wget http://10.0.0.1/x")]
    public void Layout_HostName_IsBroken(string path, string text)
    {
        var sound = Sound();

        AssertBroken(sound with { Files = new Dictionary<string, string>(sound.Files) { [path] = text } }, "names a host");
    }

    private static void AssertBroken(Repository repository, string expected)
    {
        var broken = Layout.Broken(repository).ToList();

        Assert.HasCount(1, broken, string.Join(Environment.NewLine, broken));
        Assert.Contains(expected, broken[0], StringComparison.Ordinal);
    }

    private static ProjectFile Project(string path, string items = "") => ProjectFile.Read(path, $"<Project><ItemGroup>{items}</ItemGroup></Project>");

    private static Repository With(ProjectFile project) => new() { Projects = [project] };

    private static Repository Sound(string path = "engine/Engine.Core/Engine.Core.csproj", string items = "")
    {
        var project = Project(path, items);
        return new Repository
        {
            Projects = [project],
            Solution = $"{SolutionHead}Project(\"{{FAE04EC0}}\") = \"{project.Name}\", \"{path.Replace('/', '\\')}\", \"{{1}}\"\n",
            Files = new Dictionary<string, string> { [$"{project.Folder}/README.md"] = "", ["NuGet.config"] = LocalSource },
        };
    }

    private static Repository Without(Repository repository, string path) =>
        repository with { Files = repository.Files.Where(file => file.Key != path).ToDictionary() };
}
