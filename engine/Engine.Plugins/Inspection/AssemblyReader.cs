using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Versioning;

namespace Engine.Plugins.Inspection;

/// <summary>Reads a file's metadata as data: nothing of it is loaded, and the file is free again afterwards.</summary>
internal static class AssemblyReader
{
    /// <exception cref="IOException">The file is gone, locked or still being written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static bool TryRead(string path, [NotNullWhen(true)] out AssemblyFacts? facts, [NotNullWhen(false)] out string? problem)
    {
        var file = Path.GetFileName(path);
        facts = null;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        problem = stream.Length == 0 ? $"{file} is empty. Copy it again." : null;
        if (problem is not null) return false;
        try
        {
            using var image = new PEReader(stream, PEStreamOptions.LeaveOpen);
            problem = Shortfall(image.PEHeaders, stream.Length) is { } missing
                ? $"{file} is not complete: {missing} bytes of it are missing. Copy it again."
                : !image.HasMetadata ? $"{file} is a native library, not a .NET assembly."
                : !image.GetMetadataReader().IsAssembly ? $"{file} is a .NET module, not an assembly. Build it as a class library." : null;
            if (problem is null) facts = Read(file, image.PEHeaders, image.GetMetadataReader());
        }
        catch (Exception e) when (e is BadImageFormatException or OverflowException or ArgumentException or InvalidOperationException)
        {
            problem = $"{file} is not a .NET assembly, or it is damaged. Build or copy it again.";
        }

        return facts is not null;
    }

    private static AssemblyFacts Read(string file, PEHeaders headers, MetadataReader reader)
    {
        var assembly = reader.GetAssemblyDefinition();
        var references = reader.AssemblyReferences.Select(handle => reader.GetAssemblyReference(handle)).Select(reference =>
            new AssemblyName { Name = reader.GetString(reference.Name), Version = reference.Version }).ToList();
        return new()
        {
            File = file,
            Name = reader.GetString(assembly.Name),
            Version = assembly.Version,
            References = references,
            Connectors = ConnectorAttributeReader.Read(reader),
            Problem = Architecture.Problem(file, headers) ?? NewerFramework(file, reader, references),
        };
    }

    // The sections follow the headers, so a copy that stopped early is shorter than they say.
    private static long? Shortfall(PEHeaders headers, long length)
    {
        var expected = headers.SectionHeaders.Select(section => (long)section.PointerToRawData + section.SizeOfRawData).DefaultIfEmpty().Max();
        return expected > length ? expected - length : null;
    }

    private static string? NewerFramework(string file, MetadataReader reader, IEnumerable<AssemblyName> references)
    {
        var target = ConnectorAttributeReader.TargetFramework(reader);
        var version = target is not null && TryParse(target, out var name) && name.Identifier == ".NETCoreApp" ? name.Version : null;
        var core = references.FirstOrDefault(reference => reference.Name is "System.Runtime" or "System.Private.CoreLib")?.Version;
        var newest = new[] { version, core }.Max();
        return newest?.Major > Environment.Version.Major
            ? $"{file} is built for .NET {newest.Major}.{newest.Minor}, but this engine runs on .NET {Environment.Version.Major}. Build it for net{Environment.Version.Major}.0."
            : null;
    }

    private static bool TryParse(string text, [NotNullWhen(true)] out FrameworkName? name)
    {
        try
        {
            name = new(text);
            return true;
        }
        catch (ArgumentException)
        {
            name = null;
            return false;
        }
    }
}
