namespace Engine.Benchmarks.Contacts;

/// <summary>Numbers that look random and are the same in every run and on every machine (SplitMix64).</summary>
internal sealed class Dice(ulong seed, ulong stream)
{
    private ulong _state = Mix(seed ^ Mix(stream + 1));

    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    public bool Chance(int percent) => Below(100) < percent;

    public T Of<T>(T[] choices) => choices[Below(choices.Length)];

    /// <summary>A rank as names are spread (Zipf-Mandelbrot): the first ranks often, the last ones seldom.</summary>
    /// <param name="size">How many ranks there are.</param>
    /// <param name="flatness">How many of the first ranks are about equally frequent.</param>
    public int Rank(int size, double flatness) =>
        Math.Min(size - 1, (int)(flatness * (Math.Pow(1 + (size / flatness), (Next() >> 11) * (1.0 / (1UL << 53))) - 1)));

    public string Digits(int length) => string.Create(length, this, static (text, dice) =>
    {
        for (var i = 0; i < text.Length; i++) text[i] = (char)('0' + dice.Below(10));
    });

    private ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
