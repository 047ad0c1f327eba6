using System.Text;
using Engine.Sdk.Testing;

namespace Engine.Connectors.LocalFiles.Tests;

/// <summary>A folder of contact files and the books on it; gone at the end of the test.</summary>
internal sealed class TestFolder : IAsyncDisposable
{
    private readonly List<TestBook> _books = [];

    public string Path { get; } = Directory.CreateTempSubdirectory("local-files-").FullName;

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes UTF-8 with the line endings of the RFC.</summary>
    public TestFolder Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));

    public TestFolder Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(In(name))!);
        File.WriteAllBytes(In(name), bytes);
        return this;
    }

    public LocalFilesAddressBook Open(string? name = null, TimeProvider? time = null, TestLog? log = null) =>
        OpenPath(name is null ? Path : In(name), time, log);

    public LocalFilesAddressBook OpenPath(string path, TimeProvider? time = null, TestLog? log = null)
    {
        var options = new TestBookOptions { Time = time ?? TimeProvider.System, Log = log ?? new() };
        var book = TestBook.Open(new LocalFilesConnector(), new LocalFilesSettings { Path = path }, options);
        _books.Add(book);
        return (LocalFilesAddressBook)book.Book;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var book in _books)
            await book.DisposeAsync();
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
