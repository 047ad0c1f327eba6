using Microsoft.Extensions.Logging;

namespace Engine.Sdk.Hosting.SignIn;

/// <summary>Sign-in by a code that the user types on any device (RFC 8628).</summary>
internal sealed partial class DeviceFlow(TimeProvider time, ILogger log)
{
    // RFC 8628, section 3.5: five seconds where none is given, and five more for each "slow_down".
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(1);

    public async Task<SignInPrompt> BeginAsync(OAuthKeeper keeper, DeviceCodeSignIn signIn, CancellationToken stopping)
    {
        var answer = await keeper.Requests.BeginDeviceAsync(signIn.DeviceAddress).ConfigureAwait(false);
        if (answer.Text("device_code") is not { Length: > 0 } code || answer.Text("user_code") is not { Length: > 0 } userCode) throw answer.ToFailure();

        // Some CRMs wrote it with an l before the RFC settled on an i.
        if (!Uri.TryCreate(answer.Text("verification_uri") ?? answer.Text("verification_url"), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw TokenAnswer.NotUnderstood();
        var expiresAt = time.GetUtcNow().AddSeconds(answer.Seconds("expires_in") is > 0 and var told ? Math.Clamp(told, 60, 3600) : 600);
        var interval = answer.Seconds("interval") is > 0 and var asked ? Shorter(TimeSpan.FromSeconds(Math.Max(1, asked)), LongestInterval) : Step;
        var polling = Task.Run(() => PollAsync(keeper, code, interval, expiresAt, stopping), CancellationToken.None);
        return new() { Address = address, UserCode = userCode, ExpiresAt = expiresAt, Refusal = polling };
    }

    // Whether or not somebody waits for it: how it ended is seen in the keeper's state, and in the log.
    private async Task<string?> PollAsync(OAuthKeeper keeper, string code, TimeSpan interval, DateTimeOffset expiresAt, CancellationToken stopping)
    {
        while (true)
        {
            await Task.Delay(interval, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested) return SignInMessages.Late;
            if (time.GetUtcNow() >= expiresAt)
            {
                LogLate(log, keeper.Book);
                return SignInMessages.Late;
            }

            var answer = await keeper.Requests.PollAsync(code).ConfigureAwait(false);
            if (answer.Error == "slow_down")
            {
                interval += Step;
            }
            else if (answer.IsTransient)
            {
                interval = Shorter(interval * 2, LongestInterval);
            }
            else if (answer.Error != "authorization_pending")
            {
                return await EndAsync(keeper, answer).ConfigureAwait(false);
            }
        }
    }

    private async Task<string?> EndAsync(OAuthKeeper keeper, TokenAnswer answer)
    {
        try
        {
            await keeper.SignedInAsync(answer).ConfigureAwait(false);
            return null;
        }
        catch (ConnectorException refused)
        {
            LogRefused(log, keeper.Book, refused.Message);
            return refused.Message;
        }
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    [LoggerMessage(Level = LogLevel.Information, Message = "Address book {Book}: nobody typed the code of its sign-in in time")]
    private static partial void LogLate(ILogger logger, AddressBookId book);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Address book {Book}: its sign-in by code did not come through: {Reason}")]
    private static partial void LogRefused(ILogger logger, AddressBookId book, string reason);
}
