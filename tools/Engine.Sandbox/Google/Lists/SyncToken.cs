using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Engine.Sandbox.Google;

/// <summary>From where a client wants to go on: opaque to it.</summary>
internal sealed record SyncToken(string Parameters, long Revision, DateTimeOffset FullAt, int Generation)
{
    // connections.list: "Sync tokens expire 7 days after the full sync"; a sync in between does not put it off.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public bool IsGood(PeopleState state) => Generation == state.Generation && state.Time.GetUtcNow() < FullAt + Lifetime;

    public string Write() =>
        WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Revision}\n{FullAt.UtcTicks}\n{Generation}\n{Parameters}")));

    /// <exception cref="GoogleError">It is none of ours.</exception>
    public static SyncToken Read(string text)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text)).Split('\n', 4);
            return new SyncToken(parts[3], long.Parse(parts[0], CultureInfo.InvariantCulture), new DateTimeOffset(long.Parse(parts[1], CultureInfo.InvariantCulture), TimeSpan.Zero),
                int.Parse(parts[2], CultureInfo.InvariantCulture));
        }
        catch (Exception error) when (error is FormatException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            throw GoogleError.Argument("Invalid sync token.");
        }
    }
}
