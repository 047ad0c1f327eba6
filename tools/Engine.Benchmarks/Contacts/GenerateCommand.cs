using System.CommandLine;

namespace Engine.Benchmarks.Contacts;

/// <summary><c>generate</c>: writes made-up contacts to a file.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "How many contacts", DefaultValueFactory = _ => 1000 };
        var format = new Option<string>("--format") { Description = "csv (as Outlook exports), google or vcard", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "google", "vcard");
        var output = new Option<FileInfo>("--out") { Description = "The file to write", Required = true };
        var seed = new Option<ulong>("--seed") { Description = "Another seed gives other contacts", DefaultValueFactory = _ => ContactGenerator.UsualSeed };
        var command = new Command("generate", "Write made-up contacts to a file, the same ones each time") { count, format, output, seed };
        command.SetAction(parsed =>
        {
            var contacts = new ContactGenerator(parsed.GetValue(count), parsed.GetValue(seed)).All();
            using var writer = new StreamWriter(parsed.GetRequiredValue(output).FullName, append: false);
            if (parsed.GetValue(format) == "vcard") VCardExport.Write(contacts, writer);
            else CsvExport.Write(contacts, parsed.GetValue(format) == "google" ? Columns.Google : Columns.Outlook, writer);
        });
        return command;
    }
}
