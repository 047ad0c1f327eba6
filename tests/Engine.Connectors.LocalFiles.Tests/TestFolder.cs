using System.Text;
using Engine.Sdk;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Connectors.LocalFiles.Tests;

/// <summary>A folder of contact files and the books on it; gone at the end of the test.</summary>
internal sealed class TestFolder : IAsyncDisposable
{
    private readonly List<LocalFilesAddressBook> _books = [];

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

    public LocalFilesAddressBook Open(string? name = null, TimeProvider? time = null, ILogger? log = null)
    {
        var book = (LocalFilesAddressBook)new LocalFilesConnector().Open(new AddressBookContext
        {
            BookId = AddressBookId.New(),
            Name = "Test",
            Settings = new LocalFilesSettings { Path = name is null ? Path : In(name) },
            Log = log ?? NullLogger.Instance,
            Time = time ?? TimeProvider.System,
        });
        _books.Add(book);
        return book;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var book in _books)
            await book.DisposeAsync();
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
