namespace Engine.Connectors.LocalFiles.Contacts;

/// <summary>Where a picture is: the bytes themselves are not kept, since fifty thousand of them would not fit.</summary>
/// <param name="Offset">Where its property stands in a vCard file's 8-bit text.</param>
/// <param name="Link">Its address, where the file gives that alone (CSV).</param>
internal readonly record struct PictureSpot(long Offset, string? Link = null);
