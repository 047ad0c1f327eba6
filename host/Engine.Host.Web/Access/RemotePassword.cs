using System.Security.Cryptography;
using System.Text;
using Engine.Host.Installation.Launch;

namespace Engine.Host.Web.Access;

/// <summary>
/// Compares what other machines give with the password of the settings: one try a second whoever asks, and after some wrong ones in a row ever longer pauses,
/// since an address tells nothing of who is behind it. Thread-safe.
/// </summary>
internal sealed class RemotePassword(EngineOptions options, TimeProvider time)
{
    private const int FreeFailures = 5;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    // Hashed, so that comparing takes the same time whatever the lengths.
    private readonly byte[]? _expected = options.Remote is { IsOn: true, Password: { Length: > 0 } password } ? HashOf(password) : null;
    private readonly Lock _trying = new();
    private long? _triedAt;
    private TimeSpan _pause;

    /// <summary>Whether there is one at all.</summary>
    public bool IsSet => _expected is not null;

    /// <summary>Wrong ones since the last right one.</summary>
    public int Failures { get; private set; }

    /// <summary>What a cookie says of the password it was given for: with another password, it is worth nothing.</summary>
    public string Mark => _expected is null ? "" : Convert.ToHexString(SHA256.HashData(_expected));

    /// <param name="given">What somebody elsewhere typed.</param>
    /// <param name="wait">How long it takes until the next try; one before that is not looked at.</param>
    public PasswordOutcome Try(string given, out TimeSpan wait)
    {
        lock (_trying)
        {
            wait = _triedAt is { } tried ? _pause - time.GetElapsedTime(tried) : TimeSpan.Zero;
            if (wait > TimeSpan.Zero) return PasswordOutcome.TooSoon;

            var isRight = _expected is not null && CryptographicOperations.FixedTimeEquals(HashOf(given), _expected);
            Failures = isRight ? 0 : Failures + 1;
            _triedAt = time.GetTimestamp();
            wait = _pause = PauseAfter(Failures);
            return isRight ? PasswordOutcome.Right : PasswordOutcome.Wrong;
        }
    }

    private static TimeSpan PauseAfter(int failures)
    {
        if (failures < FreeFailures) return BetweenTries;
        var pause = FirstPause * Math.Pow(2, Math.Min(failures - FreeFailures, 10));
        return pause < LongestPause ? pause : LongestPause;
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <summary>What came of a try.</summary>
internal enum PasswordOutcome
{
    Wrong,
    Right,
    TooSoon,
}
