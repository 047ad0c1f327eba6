using Engine.Connectors.LocalFiles.Contacts;

namespace Engine.Connectors.LocalFiles.Files;

/// <summary>What was read of one file.</summary>
internal sealed record LoadedFile
{
    public required FileStamp Stamp { get; init; }

    public required IReadOnlyList<FileContact> Contacts { get; init; }

    public required ProblemList Problems { get; init; }

    /// <summary>Whether it was read to its end; if not, it is tried again with every look at the folder.</summary>
    public required bool IsRead { get; init; }

    /// <summary>Whether the file still lies there as it was read.</summary>
    public bool IsOnDisk()
    {
        var file = new FileInfo(Stamp.Path);
        if (file.LinkTarget is not null)
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return file.Exists && file.Length == Stamp.Bytes && file.LastWriteTimeUtc == Stamp.LastWrite;
    }
}
