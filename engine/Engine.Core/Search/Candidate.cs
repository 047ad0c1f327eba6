using Engine.Sdk;

namespace Engine.Core.Search;

/// <summary>A record that fits, and how well.</summary>
internal readonly record struct Candidate(Contact Contact, Fit Fit);
