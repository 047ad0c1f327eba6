using Google.Apis.Util;

namespace Engine.Connectors.GoogleContacts;

/// <summary>The engine's clock, as Google's library knows clocks.</summary>
internal sealed class GoogleClock(TimeProvider time) : IClock
{
    public DateTime Now => time.GetLocalNow().DateTime;

    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;
}
