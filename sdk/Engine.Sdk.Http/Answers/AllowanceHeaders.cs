using System.Globalization;

namespace Engine.Sdk.Http;

/// <summary>Reads headers such as <c>X-RateLimit-Remaining</c>, for <see cref="ApiDescription.ReadAllowance"/>.</summary>
public static class AllowanceHeaders
{
    /// <summary>What two headers tell of a limit.</summary>
    /// <param name="answer">The CRM's answer.</param>
    /// <param name="remaining">The header that tells how many requests are left.</param>
    /// <param name="total">The header that tells how many there are in all.</param>
    /// <param name="resetsIn">How long until there are as many again, at most.</param>
    /// <returns>The allowance; null where the headers are not there, or not numbers.</returns>
    public static Allowance? Read(HttpResponseMessage answer, string remaining, string total, TimeSpan resetsIn) =>
        (Number(answer, remaining), Number(answer, total)) is (int left and >= 0, int all and > 0)
            ? new() { Remaining = left, Total = all, ResetsIn = resetsIn }
            : null;

    /// <summary>The number in a header.</summary>
    /// <param name="answer">The CRM's answer.</param>
    /// <param name="header">The header's name.</param>
    /// <returns>The number; null where there is none.</returns>
    public static int? Number(HttpResponseMessage answer, string header)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Headers.TryGetValues(header, out var values) &&
            int.TryParse(values.First(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
