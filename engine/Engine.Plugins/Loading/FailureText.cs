using System.Composition.Hosting;
using System.Reflection;

namespace Engine.Plugins.Loading;

/// <summary>Says in a sentence why a connector's code could not be brought to run, and what to do.</summary>
internal static class FailureText
{
    private const int MaxMessageLength = 300;

    /// <param name="failure">What was thrown.</param>
    /// <param name="subject">The class or file it was thrown in.</param>
    /// <param name="folders">Folders whose paths are taken out of the text.</param>
    public static string Of(Exception failure, string subject, params IEnumerable<string> folders)
    {
        switch (failure)
        {
            case TargetInvocationException { InnerException: { } inner }:
                return Of(inner, subject, folders);
            case ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] }:
                return Of(first, subject, folders);
            case TypeInitializationException { InnerException: FileNotFoundException or BadImageFormatException or DllNotFoundException }:
                return Of(failure.InnerException, subject, folders);
            case TypeInitializationException type:
                return $"The static initializer of {type.TypeName} threw {Quote(type.InnerException ?? type, folders)} Correct it there, or ask the connector's author.";
            case CompositionFailedException:
                return $"{subject} imports what no class of its plugin exports, or exports what it is not: {Message(failure, folders)} Export that class from the plugin, or mark the import with AllowDefault.";
            case FileNotFoundException { FileName.Length: > 0 } missing:
                return Missing(subject, Scrub(AssemblyOf(missing.FileName), folders));
            case BadImageFormatException or FileLoadException:
                return $"{subject} could not be loaded: {Message(failure, folders)} Build it again for this engine.";
            case DllNotFoundException:
                return $"{subject} needs a native library that is not in its folder: {Message(failure, folders)}";
            case TypeLoadException or MissingMemberException or ReflectionTypeLoadException:
                return $"{subject} does not fit the libraries it was loaded with: {Message(failure, folders)} Build it again with the versions that lie in its folder.";
            case ConnectorRefusedException:
                return failure.Message;
            default:
                return $"The constructor of {subject} threw {Quote(failure, folders)} Correct it there, or ask the connector's author.";
        }
    }

    /// <summary>A library that a connector needs and does not bring.</summary>
    public static string Missing(string subject, string library) =>
        $"{subject} needs {library}, which is not in its folder. Copy it there, or build with <EnableDynamicLoading>true</EnableDynamicLoading> and copy the whole output.";

    // "CsvHelper, Version=33.0.0.0, Culture=neutral, …" reads better without what nobody looks for.
    private static string AssemblyOf(string fileName) => string.Join(' ', fileName.Split(", ").Take(2)).Replace("Version=", "", StringComparison.Ordinal);

    private static string Quote(Exception failure, IEnumerable<string> folders) => $"{failure.GetType().Name}: {Message(failure, folders)}";

    private static string Message(Exception failure, IEnumerable<string> folders)
    {
        // System.Composition tells the whole chain of imports, one a line; the first two name what is missing and who wants it.
        var lines = failure.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(2);
        var message = Text.Clean(Scrub(string.Join(' ', lines), folders), MaxMessageLength);
        return message.Length > 0 && message[^1] is '.' or '!' or '?' ? message : message + ".";
    }

    /// <summary>Takes paths of folders out of a text.</summary>
    public static string Scrub(string text, IEnumerable<string> folders)
    {
        var comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        foreach (var folder in folders.Where(folder => folder.Length > 1).OrderByDescending(folder => folder.Length))
        {
            text = text.Replace(folder + Path.DirectorySeparatorChar, "", comparison).Replace(folder, "~", comparison);
        }

        return text;
    }
}
