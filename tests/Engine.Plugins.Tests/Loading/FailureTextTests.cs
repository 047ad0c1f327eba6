using System.Reflection;
using Engine.Plugins.Loading;

namespace Engine.Plugins.Tests.Loading;

[TestClass]
public sealed class FailureTextTests
{
    public static IEnumerable<(Exception, string)> Failures =>
    [
        (new FileNotFoundException("Could not load file.", "CsvHelper, Version=33.0.0.0, Culture=neutral, PublicKeyToken=8c4959082be5c823"), "X needs CsvHelper 33.0.0.0, which is not in its folder."),
        (new TargetInvocationException(new FormatException("Bad port")), "The constructor of X threw FormatException: Bad port."),
        (new TypeInitializationException("A.B", new FormatException("Bad port!")), "The static initializer of A.B threw FormatException: Bad port!"),
        (new TypeInitializationException("A.B", new DllNotFoundException("libfoo")), "X needs a native library that is not in its folder: libfoo."),
        (new ReflectionTypeLoadException([], [new TypeLoadException("No such type 'T'.")]), "X does not fit the libraries it was loaded with: No such type 'T'."),
        (new ReflectionTypeLoadException([], []), "X does not fit the libraries"),
        (new MissingMethodException("A", "B"), "X does not fit the libraries"),
        (new BadImageFormatException("Bad IL."), "X could not be loaded: Bad IL."),
        (new ConnectorRefusedException("Do this."), "Do this."),
        (new TimeoutException("No answer"), "The constructor of X threw TimeoutException: No answer."),
        (new InvalidOperationException(""), "The constructor of X threw InvalidOperationException"),
        (new InvalidOperationException("one\n  two\nthree"), "InvalidOperationException: one two."),
    ];

    [TestMethod]
    [DynamicData(nameof(Failures))]
    public void Of_Failure_SaysWhatItMeans(Exception failure, string expected)
    {
        Assert.Contains(expected, FailureText.Of(failure, "X"));
    }

    [TestMethod]
    public void Of_MessageWithPaths_KeepsFileNamesOnly()
    {
        var home = Path.Combine(Path.DirectorySeparatorChar + "home", "bob jones");
        var failure = new InvalidOperationException($"Could not open '{Path.Combine(home, "crm", "settings.json")}' in {home}");

        var text = FailureText.Of(failure, "X", home, Path.Combine(home, "crm"));

        Assert.Contains("Could not open 'settings.json' in ~.", text);
    }

    [TestMethod]
    public void Of_EndlessMessage_IsCut()
    {
        Assert.IsLessThan(600, FailureText.Of(new InvalidOperationException(new('x', 1_000_000)), "X").Length);
    }
}
