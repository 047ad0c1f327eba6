using Engine.Core.Applications;

namespace Engine.Storage.Tests.Applications;

[TestClass]
public sealed class ApplicationStoreTests : StorageTest
{
    [TestMethod]
    [DataRow(ApplicationStatus.Pending, Dialect.Guide, null)]
    [DataRow(ApplicationStatus.Approved, Dialect.Integrator, "https://client.example")]
    [DataRow(ApplicationStatus.Denied, Dialect.Guide, "http://[::1]:8080")]
    public async Task LoadAsync_AfterRestart_AnswersEveryValueAsSaved(ApplicationStatus status, Dialect dialect, string? origin)
    {
        var application = Samples.Application() with
        {
            Name = "Müllers Telefon \0 '); DROP TABLE applications; --",
            Status = status,
            Dialect = dialect,
            Origin = origin,
            RegisteredAt = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.FromHours(-8)).AddTicks(7),
        };
        var storage = Open();
        await storage.Applications.SaveAsync(application, Cancelled);

        storage = await ReopenAsync(storage);

        Assert.AreEqual(application, (await storage.Applications.LoadAsync(Cancelled)).Single());
    }

    [TestMethod]
    public async Task SaveAsync_EveryStatusAndDialect_IsAcceptedByTheSchema()
    {
        var store = Open().Applications;
        var all = from status in Enum.GetValues<ApplicationStatus>()
                  from dialect in Enum.GetValues<Dialect>()
                  select Samples.Application() with { Status = status, Dialect = dialect };
        var saved = all.ToList();

        foreach (var application in saved)
        {
            await store.SaveAsync(application, Cancelled);
        }

        CollectionAssert.AreEquivalent(saved, (await store.LoadAsync(Cancelled)).ToList());
    }

    [TestMethod]
    public async Task LoadAsync_SeveralApplications_OldestFirstWhateverTheirZone()
    {
        var store = Open().Applications;
        await store.SaveAsync(Samples.Application() with { Name = "late", RegisteredAt = Samples.Now.AddMinutes(1).ToOffset(TimeSpan.FromHours(-11)) }, Cancelled);
        await store.SaveAsync(Samples.Application() with { Name = "early", RegisteredAt = Samples.Now.ToOffset(TimeSpan.FromHours(13)) }, Cancelled);

        var names = (await store.LoadAsync(Cancelled)).Select(application => application.Name).ToList();

        CollectionAssert.AreEqual((string[])["early", "late"], names);
    }

    [TestMethod]
    public async Task SaveAsync_KnownApplication_ReplacesIt()
    {
        var store = Open().Applications;
        var application = Samples.Application();
        await store.SaveAsync(application, Cancelled);

        await store.SaveAsync(application with { Status = ApplicationStatus.Approved }, Cancelled);

        Assert.AreEqual(ApplicationStatus.Approved, (await store.LoadAsync(Cancelled)).Single().Status);
    }

    [TestMethod]
    public async Task RemoveAsync_Known_IsGoneAndUnknownIsNoError()
    {
        var store = Open().Applications;
        var application = Samples.Application();
        await store.SaveAsync(application, Cancelled);

        await store.RemoveAsync(application.Id, Cancelled);
        await store.RemoveAsync(Samples.NewApplicationId(), Cancelled);

        Assert.IsEmpty(await store.LoadAsync(Cancelled));
    }
}
