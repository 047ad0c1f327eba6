using Engine.Sdk;

namespace Engine.Storage.Tests;

/// <summary>Gives each test a data folder of its own, gone when the test ends.</summary>
public abstract class StorageTest
{
    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("engine-storage-");
    private readonly List<TestStorage> _open = [];

    public required TestContext TestContext { get; init; }

    protected string FolderPath => Path.Combine(_temporary.FullName, "data");

    protected string TemporaryPath => _temporary.FullName;

    protected CancellationToken Cancelled => TestContext.CancellationToken;

    [TestCleanup]
    public async Task CleanUpAsync()
    {
        foreach (var storage in _open)
        {
            await storage.DisposeAsync();
        }

        _temporary.Delete(recursive: true);
    }

    internal TestStorage Open()
    {
        var storage = new TestStorage(FolderPath);
        _open.Add(storage);
        return storage;
    }

    internal async Task<(TestStorage Storage, AddressBookId Book)> OpenWithBookAsync()
    {
        var storage = Open();
        var book = Samples.Book() with { IsCached = true };
        await storage.Books.SaveAsync(book, Cancelled);
        return (storage, book.Id);
    }

    /// <summary>Stops the engine that wrote, and starts the next one.</summary>
    internal async Task<TestStorage> ReopenAsync(TestStorage storage)
    {
        await storage.DisposeAsync();
        return Open();
    }
}
