using Engine.Core.AddressBooks;
using Engine.Core.Applications;
using Engine.Core.Outbox;
using Engine.Sdk;
using ApplicationId = Engine.Core.Applications.ApplicationId;

namespace Engine.Storage.Tests;

internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2030, 5, 17, 9, 30, 0, TimeSpan.Zero);

    public static AddressBook Book() => new()
    {
        Id = AddressBookId.New(),
        ConnectorId = "local-files",
        Name = "Friends",
        Priority = 1_700_000_000,
        SettingsJson = Settings(0),
    };

    public static string Settings(int number) => $$"""{"Path":"/srv/cards","Password":"open-sesame-{{number}}"}""";

    public static RegisteredApplication Application() => new()
    {
        Id = NewApplicationId(),
        Name = "Softphone",
        Origin = "https://client.example",
        Status = ApplicationStatus.Pending,
        Dialect = Dialect.Guide,
        RegisteredAt = Now,
    };

    public static ApplicationId NewApplicationId() =>
        ApplicationId.TryParse(Guid.NewGuid().ToString(), out var id) ? id : throw new InvalidOperationException("A GUID was refused.");

    public static OutboxEntry Entry(RecordKey record, string callId) => new()
    {
        Record = record,
        CallId = callId,
        Call = new() { CallId = callId, Direction = CallDirection.Outgoing, Start = Now, Duration = TimeSpan.FromSeconds(61), CallerTel = "1001", CalledTel = "+44 1632 960017" },
        State = OutboxState.Waiting,
        Since = Now,
    };

    public static Contact Contact(AddressBookId book, string id, params ContactField[] fields) => new()
    {
        Key = new(book, "Contact", id),
        Fields = [new(WellKnownFields.LastName, "Jones"), .. fields],
    };
}
