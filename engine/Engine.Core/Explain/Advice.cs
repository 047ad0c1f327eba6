namespace Engine.Core.Explain;

/// <summary>What to do, and how likely it helps.</summary>
internal readonly record struct Advice(AdviceWeight Weight, string Text);

/// <summary>Which of several pieces of advice is given first: the greatest.</summary>
internal enum AdviceWeight
{
    Nothing,

    /// <summary>A copy of ordinary age.</summary>
    Aged,
    FarMiss,
    SwitchedOff,
    Stale,

    /// <summary>The book did not answer.</summary>
    Failed,

    /// <summary>The number is an unlikely one.</summary>
    Unlikely,
    NearMiss,

    /// <summary>The number could not be completed.</summary>
    Incomplete,
}
