using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Engine.Plugins.Inspection;

/// <summary>Whether an image is for this process's processor.</summary>
internal static class Architecture
{
    // Precompiled images of other systems than Windows carry the machine combined with one of these (dotnet/runtime, docs/design/coreclr/botr/readytorun-format.md).
    private static readonly int[] SystemMasks = [0, 0x7B79 /* Linux */, 0x4644 /* Apple */, 0xADC4 /* FreeBSD */, 0x1993 /* NetBSD */, 0x1992 /* SunOS */];

    private static readonly Dictionary<Machine, string> Names = new()
    {
        [Machine.I386] = "x86", [Machine.Amd64] = "x64", [Machine.Arm64] = "arm64", [Machine.ArmThumb2] = "arm",
    };

    private static string Ours => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    public static string? Problem(string file, PEHeaders headers)
    {
        var flags = headers.CorHeader?.Flags ?? 0;
        var machine = headers.CoffHeader.Machine;
        if (machine == Machine.I386 && flags.HasFlag(CorFlags.ILOnly) && !flags.HasFlag(CorFlags.Requires32Bit)) return null; // AnyCPU.

        var theirs = SystemMasks.Select(mask => Names.GetValueOrDefault((Machine)((int)machine ^ mask))).FirstOrDefault(name => name is not null)
            ?? $"machine type 0x{(int)machine:x4}";
        return theirs == Ours ? null
            : $"{file} is built for the wrong architecture: it is for {theirs}, but this engine runs as {Ours}. Build it for AnyCPU or {Ours}.";
    }
}
