namespace Engine.Connectors.Database.Queries;

/// <summary>A value of which only the text is known, such as the id of a record: the database compares it with whatever type its column has.</summary>
internal readonly record struct Untyped(string? Text);
