using Engine.Sdk;

namespace Engine.Connectors.LocalFiles.Contacts;

/// <summary>One contact of a file, before it has its key: ids are only unique across all files of the book.</summary>
internal sealed record FileContact
{
    /// <summary>The id the file itself gives, or null.</summary>
    public string? Uid { get; init; }

    public required IReadOnlyList<ContactField> Fields { get; init; }

    public string? DisplayText { get; init; }

    /// <summary>Where pictures may be found, best first.</summary>
    public IReadOnlyList<PictureSpot> Pictures { get; init; } = [];

    /// <summary>Where its card or row begins in the file's 8-bit text.</summary>
    public long Offset { get; init; }
}
