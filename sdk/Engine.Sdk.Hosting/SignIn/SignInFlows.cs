namespace Engine.Sdk.Hosting.SignIn;

/// <summary>The ways to sign in, and what they share.</summary>
internal sealed class SignInFlows(PendingSignIns pending, CodeFlow code, DeviceFlow device, Func<HttpClient> http, TimeProvider time, CancellationToken stopping)
{
    public PendingSignIns Pending => pending;

    public CodeFlow Code => code;

    public DeviceFlow Device => device;

    /// <summary>Reaches sign-ins' own addresses.</summary>
    public HttpClient Http => http();

    public TimeProvider Time => time;

    public CancellationToken Stopping => stopping;
}
