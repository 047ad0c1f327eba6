using System.Runtime.InteropServices;

namespace Engine.TestServers.Processes;

/// <summary>Signals of Unix, by which a server is asked to end in good order.</summary>
public static partial class Signals
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    public static bool Send(int process, int signal) => SendSignal(process, signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
