namespace Engine.Connectors.LocalFiles.Files;

/// <summary>What is known of one file since it was read: where its records are, not what they say.</summary>
internal sealed record FileState
{
    public required FileStamp Stamp { get; init; }

    public required RecordIds Records { get; init; }

    public required ProblemList Problems { get; init; }

    /// <summary>Whether it was read to its end; if not, it is tried again with every look at the folder.</summary>
    public required bool IsRead { get; init; }

    /// <summary>The ids of its records, to tell later which are gone; null when there were too many.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>The contacts themselves, where a live search needs them; as many as there was room for.</summary>
    public IReadOnlyList<Contact>? Contacts { get; init; }

    /// <summary>Whether any of its records may have a picture: tables seldom do, and looking costs a look into the file.</summary>
    public required bool HasPictures { get; init; }

    public int Count => Records.Places.Count;

    /// <summary>Whether the file still lies there as it was read.</summary>
    public bool IsOnDisk()
    {
        var file = new FileInfo(Stamp.Path);
        if (file.LinkTarget is not null)
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return file.Exists && file.Length == Stamp.Bytes && file.LastWriteTimeUtc == Stamp.LastWrite;
    }
}
