using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Engine.Host.Web.Tests.Texts;

/// <summary>The texts that stand in compiled code.</summary>
internal static class CodeTexts
{
    /// <summary>All literals of an assembly's code.</summary>
    public static IEnumerable<string> LiteralsOf(string file)
    {
        using var assembly = new PEReader(File.OpenRead(file));
        var metadata = assembly.GetMetadataReader();
        var all = new List<string>();
        for (var text = MetadataTokens.UserStringHandle(1); !text.IsNil && metadata.GetHeapOffset(text) < metadata.GetHeapSize(HeapIndex.UserString); text = metadata.GetNextHandle(text))
            all.Add(metadata.GetUserString(text));
        return all;
    }

    /// <summary>The arguments of all attributes, as they lie in the assembly: texts among other bytes.</summary>
    public static string AttributesOf(string file)
    {
        using var assembly = new PEReader(File.OpenRead(file));
        var metadata = assembly.GetMetadataReader();
        return string.Join('\n', metadata.CustomAttributes.Select(metadata.GetCustomAttribute).Select(attribute => Encoding.UTF8.GetString(metadata.GetBlobBytes(attribute.Value))));
    }
}
