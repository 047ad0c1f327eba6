using System.Text;

namespace Engine.Connectors.LocalFiles.Tests.Files;

internal static class TestCharsets
{
    public static Encoding Get(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
}
