using Engine.Core.AddressBooks;
using Engine.Core.Applications;
using Engine.Host.Installation.Applications;

namespace Engine.Host.Demo;

/// <summary>What <c>--demo</c> brings into its data folder: a book of sample contacts, and an approved application to search it with.</summary>
internal sealed class DemoSetup(AddressBookRegistry books, ApplicationRegistry applications, ExplorerApplication explorer)
{
    /// <summary>The user's own number where none was given, so that numbers without a country read as British.</summary>
    public const string Tel = "+441632960000";

    /// <summary>Makes sure that everything is there; called once the engine answers, at every start.</summary>
    /// <param name="dataFolder">The demo's data folder, which exists.</param>
    /// <param name="api">Where the calls are, such as <c>http://localhost:10088/api/v1/</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Lines to print: commands that work when pasted, or what went wrong.</returns>
    public async Task<IReadOnlyList<string>> PrepareAsync(string dataFolder, Uri api, CancellationToken cancellationToken)
    {
        var contacts = DemoContacts.CopyTo(dataFolder);
        var errors = await DemoBook.OfContacts(contacts).EnsureAsync(books, cancellationToken);
        if (errors.Count > 0) return [.. errors.Select(error => $"The demo's address book could not be added: {error}")];

        var application = await ApproveAsync(cancellationToken);
        return application is null
            ? ["The demo's application could not be approved. Look at the registered applications with: engine --demo apps"]
            : DemoLines.For(new Uri(api, "Search"), application.Id);
    }

    /// <summary>Adds the books of the stand-ins' CRMs, or has them look where these are now.</summary>
    /// <returns>Lines to print.</returns>
    public async Task<IReadOnlyList<string>> PrepareCrmsAsync(Uri sandbox, CancellationToken cancellationToken)
    {
        var errors = new List<string>();
        foreach (var book in DemoBook.OfCrms(sandbox))
            errors.AddRange((await book.EnsureAsync(books, cancellationToken)).Select(error => $"{book.Name} could not be added: {error}"));
        return errors.Count > 0 ? errors : [$"Salesforce and HubSpot are searched too: stand-ins of them, with made-up people, run at {sandbox}. Search for thornbury."];
    }

    // The user who typed --demo wants it let in, whatever was answered before.
    private async Task<RegisteredApplication?> ApproveAsync(CancellationToken cancellationToken)
    {
        var known = await explorer.EnsureAsync(cancellationToken);
        return known.Status == ApplicationStatus.Approved ? known : await applications.ApproveAsync(known.Id, null, cancellationToken);
    }
}
