using System.Text.Json.Nodes;
using Engine.Core.AddressBooks;
using Engine.Core.Applications;
using Engine.Core.Events;

namespace Engine.Host.Demo;

/// <summary>What <c>--demo</c> brings into its data folder: a book of sample contacts, and an approved application to search it with.</summary>
internal sealed class DemoSetup(AddressBookRegistry books, ApplicationRegistry applications, EngineEvents events)
{
    /// <summary>The user's own number where none was given, so that numbers without a country read as British.</summary>
    public const string Tel = "+441632960000";

    private const string ConnectorId = "local-files";
    private const string BookName = "Demo contacts";
    private const string ApplicationName = "Explorer";

    /// <summary>Makes sure that everything is there; called once the engine answers, at every start.</summary>
    /// <param name="dataFolder">The demo's data folder, which exists.</param>
    /// <param name="api">Where the calls are, such as <c>http://localhost:10088/api/v1/</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Lines to print: commands that work when pasted, or what went wrong.</returns>
    public async Task<IReadOnlyList<string>> PrepareAsync(string dataFolder, Uri api, CancellationToken cancellationToken)
    {
        var contacts = DemoContacts.CopyTo(dataFolder);
        var errors = await AddBookAsync(contacts, cancellationToken);
        if (errors.Count > 0) return [.. errors.Select(error => $"The demo's address book could not be added: {error}")];

        var application = await ApproveAsync(DemoApplicationId.ReadOrMake(dataFolder), cancellationToken);
        return application is null
            ? ["The demo's application could not be approved. Look at the registered applications with: engine --demo apps"]
            : DemoLines.For(new Uri(api, "Search"), application.Id);
    }

    private async Task<IReadOnlyList<string>> AddBookAsync(string contacts, CancellationToken cancellationToken)
    {
        if (books.All.Any(status => status.Book is { ConnectorId: ConnectorId, Name: BookName })) return [];

        var draft = new AddressBookDraft { ConnectorId = ConnectorId, Name = BookName, Settings = new JsonObject { ["Path"] = contacts } };
        return [.. (await books.AddAsync(draft, cancellationToken)).Errors.Select(error => error.Message)];
    }

    // Registering waits for a person: here the person is whoever typed --demo.
    private async Task<RegisteredApplication?> ApproveAsync(Core.Applications.ApplicationId id, CancellationToken cancellationToken)
    {
        if (applications.Find(id) is not null) return await applications.ApproveAsync(id, null, cancellationToken);

        var wanted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = events.Subscribe(happened =>
        {
            if (happened is ApprovalWanted approval && approval.Application.Id == id) wanted.TrySetResult();
        });
        var registering = applications.RegisterAsync(id, ApplicationName, null, cancellationToken);
        await Task.WhenAny(registering, wanted.Task);
        await applications.ApproveAsync(id, Dialect.Guide, cancellationToken);
        return await registering is { Status: ApplicationStatus.Approved } approved ? approved : null;
    }
}
