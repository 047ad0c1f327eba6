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

    /// <summary>What a header tells that reads <c>40/100</c>: 40 of 100 requests are used.</summary>
    /// <param name="answer">The CRM's answer.</param>
    /// <param name="header">The header's name.</param>
    /// <param name="label">What stands right before the numbers, where the header tells several things: <c>api-usage=</c>. May be empty.</param>
    /// <param name="resetsIn">How long until there are as many again, at most.</param>
    /// <returns>The allowance, with nothing left where more are used than there are; null where the header does not tell it.</returns>
    public static Allowance? ReadUsage(HttpResponseMessage answer, string header, string label, TimeSpan resetsIn)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var told = answer.Headers.TryGetValues(header, out var values) ? values.SelectMany(value => value.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries)) : [];
        var usage = told.FirstOrDefault(part => part.StartsWith(label, StringComparison.Ordinal))?[label.Length..].Split('/');
        return usage is [var used, var total] && Count(used) is { } spent && Count(total) is { } all
            ? new() { Remaining = Math.Max(0, all - spent), Total = Math.Max(1, all), ResetsIn = resetsIn }
            : null;

        // One too great to be read is as good as endless.
        static int? Count(string digits) =>
            !digits.All(char.IsAsciiDigit) || digits.Length == 0 ? null : int.TryParse(digits, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
    }

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
