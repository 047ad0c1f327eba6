namespace Engine.Core.Outbox;

/// <summary>How long to wait before the next try: twice as long each time, and never the same for all.</summary>
internal sealed class BackOff(Random random)
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();

    /// <param name="tries">How many have failed.</param>
    public TimeSpan After(int tries)
    {
        var wait = First * Math.Pow(2, Math.Clamp(tries - 1, 0, 16));
        double part;
        lock (_lock) part = random.NextDouble();
        return (wait < Longest ? wait : Longest) * (0.75 + (part / 4));
    }
}
