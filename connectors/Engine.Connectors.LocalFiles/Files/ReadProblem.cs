namespace Engine.Connectors.LocalFiles.Files;

/// <summary>Something that could not be read. The reason names no content: it goes to the log as it is.</summary>
/// <param name="File">The file's path below the folder, or the file's name.</param>
/// <param name="Line">The line, from 1 on; 0 where the whole file is meant.</param>
/// <param name="Reason">A clause such as <c>a line without a colon</c>.</param>
internal readonly record struct ReadProblem(string File, int Line, string Reason)
{
    public override string ToString() => Line > 0 ? $"{File} line {Line}: {Reason}" : $"{File}: {Reason}";
}
