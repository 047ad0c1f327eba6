using Duende.IdentityModel.Client;

namespace Engine.Sdk.Hosting.SignIn;

/// <summary>Sign-in by a code that the user types on any device (RFC 8628).</summary>
internal sealed class DeviceFlow(TimeProvider time)
{
    // RFC 8628, section 3.5: five seconds where none is given, and five more for each "slow_down".
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    public async Task<SignInPrompt> BeginAsync(GrantKeeper keeper, DeviceCodeSignIn signIn, CancellationToken stopping)
    {
        var answer = await keeper.Requests.BeginDeviceAsync(signIn.DeviceAddress).ConfigureAwait(false);
        if (answer.IsError) throw TokenAnswers.FailureOf(answer);
        if (answer is not { DeviceCode: { Length: > 0 } code, UserCode: { Length: > 0 } userCode } || !Uri.TryCreate(answer.VerificationUri, UriKind.Absolute, out var address))
            throw new ConnectorException(ConnectorErrorKind.BadAnswer, "The CRM's sign-in answered with something that cannot be understood.");
        var expiresAt = time.GetUtcNow().AddSeconds(Math.Clamp(answer.ExpiresIn ?? 0, 60, 3600));
        var interval = answer.Interval > 0 ? TimeSpan.FromSeconds(Math.Min(answer.Interval, 60)) : Step;
        _ = Task.Run(() => PollAsync(keeper, code, interval, expiresAt, stopping), CancellationToken.None);
        return new() { Address = address, UserCode = userCode, ExpiresAt = expiresAt };
    }

    // Nobody waits for it: how it ended is seen in the keeper's state.
    private async Task PollAsync(GrantKeeper keeper, string code, TimeSpan interval, DateTimeOffset expiresAt, CancellationToken stopping)
    {
        while (true)
        {
            await Task.Delay(interval, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested || time.GetUtcNow() >= expiresAt) return;
            var answer = await keeper.Requests.PollAsync(code).ConfigureAwait(false);
            if (!answer.IsError)
            {
                await keeper.ReplaceAsync(keeper.Read(answer), CancellationToken.None).ConfigureAwait(false);
                return;
            }

            if (answer.Error == "slow_down") interval += Step;
            else if (answer.ErrorType == ResponseErrorType.Protocol && answer.Error != "authorization_pending") return;
        }
    }
}
