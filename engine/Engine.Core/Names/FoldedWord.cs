namespace Engine.Core.Names;

/// <summary>
/// One word without case and accents. Where an umlaut can be typed in two ways there are two forms, so that <c>Müller</c>, <c>Mueller</c> and
/// <c>Muller</c> share one.
/// </summary>
/// <param name="Plain">The letters as one types them out: <c>mueller</c> for Müller and Mueller, <c>muller</c> for Muller.</param>
/// <param name="Loose">The letters with such pairs as one: <c>muller</c> for all three.</param>
internal readonly record struct FoldedWord(string Plain, string Loose);
