using System.CommandLine;

namespace Engine.Cli.Commands;

/// <summary><c>engine bundle FILE</c>: writes what somebody needs who is to help.</summary>
internal static class BundleCommand
{
    public static Command Create(CommandRunner run)
    {
        var file = new Argument<string>("file") { Description = "The zip to write; it must not be there yet" };
        var days = new Option<int?>("--days") { Description = "How many days of logs, 1 to 31 (default 7)" };
        var command = new Command("bundle", "Writes a zip for whoever is to help, without secrets and personal data") { file, days };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var path = Path.GetFullPath(session.Arguments.GetRequiredValue(file));
            var asked = session.Arguments.GetValue(days) is { } count ? $"?days={count}" : "";
            await WriteAsync(path, target => session.Client.DownloadAsync($"SupportBundle{asked}", target, cancellationToken));
            session.Line($"Written: {path}. Look into it before you send it.");
            return ExitCode.Ok;
        }));
        return command;
    }

    private static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        FileStream? target = null;
        try
        {
            await using (target = new FileStream(path, FileMode.CreateNew, FileAccess.Write)) await write(target);
        }
        catch (Exception failed) when (target is not null)
        {
            // Half a zip helps nobody.
            File.Delete(path);
            if (failed is IOException full)
                throw new CommandException(ExitCode.Refused, $"{path} could not be written: {full.Message}", full);
            throw;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Refused, File.Exists(path) ? $"{path} is there already." : $"{path} cannot be written: {e.Message}", e);
        }
    }
}
