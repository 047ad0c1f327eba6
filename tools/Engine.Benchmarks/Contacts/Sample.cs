namespace Engine.Benchmarks.Contacts;

/// <summary>Something to ask, and a contact that answers it.</summary>
/// <param name="Text">What is asked.</param>
/// <param name="Index">The number of that contact.</param>
internal readonly record struct Sample(string Text, int Index);
