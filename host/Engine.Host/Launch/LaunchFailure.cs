using System.Net.Sockets;
using Engine.Storage;
using Microsoft.Extensions.Options;

namespace Engine.Host.Launch;

/// <summary>Tells a start that failed for a reason the user can mend from a defect.</summary>
internal static class LaunchFailure
{
    /// <returns>The one line and the exit code, or null for a defect.</returns>
    public static LaunchException? Of(Exception exception) => exception switch
    {
        LaunchException known => known,
        StorageException storage => new(ExitCodes.DataFolderUnusable, storage.Message, storage),
        OptionsValidationException wrong => new(ExitCodes.WrongOptions, string.Join(" ", wrong.Failures), wrong),
        InvalidDataException file => new(ExitCodes.WrongOptions, $"{file.Message} {file.InnerException?.Message}".TrimEnd(), file),
        InvalidOperationException { InnerException: FormatException or ArgumentException or OverflowException } value =>
            new(ExitCodes.WrongOptions, value.Message, value),
        IOException { InnerException: SocketException } port => new(ExitCodes.PortTaken, port.Message, port),
        AggregateException { InnerExceptions: [var only] } => Of(only),
        UnauthorizedAccessException or IOException => new(ExitCodes.DataFolderUnusable, exception.Message, exception),
        _ => null,
    };
}
