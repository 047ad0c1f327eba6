using System.Runtime.InteropServices;

namespace Engine.Benchmarks.Processes;

/// <summary>Signals of Unix, by which a server is asked to end in good order.</summary>
internal static partial class Signals
{
    public const int Interrupt = 2;
    public const int Terminate = 15;

    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial int Send(int process, int signal);
}
