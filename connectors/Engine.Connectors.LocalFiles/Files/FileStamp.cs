namespace Engine.Connectors.LocalFiles.Files;

/// <summary>One file as it lay on disk: equal stamps mean that it need not be read again.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Name">The path below the book's folder; the file's name where the book is one file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="LastWrite">When it was written, in UTC.</param>
internal readonly record struct FileStamp(string Path, string Name, long Bytes, DateTime LastWrite);
