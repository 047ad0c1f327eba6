using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Engine.Storage;

namespace Engine.Host.Installation.Listening;

/// <summary>Has the user's programs trust the certificate of this installation, where the platform lets one program do that for the others.</summary>
internal sealed class CertificateTrust(X509Certificate2 certificate, DataFolder folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string File => LocalCertificate.PublicPath(folder.CertificateFile);

    /// <returns>Whether it is trusted now, and what was done or is left to do.</returns>
    public async Task<(bool Done, string Message)> TrustAsync(CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows()) return AddToRootStore();
        if (OperatingSystem.IsMacOS()) return await AddToKeychainAsync(cancellationToken);
        return (false,
            $"Linux has no one store that all programs read. For Chrome: certutil -d sql:$HOME/.pki/nssdb -A -t P,, -n crm-engine -i '{File}'. "
            + $"For curl: --cacert '{File}'. Firefox asks at the first visit.");
    }

    private (bool Done, string Message) AddToRootStore()
    {
        try
        {
            // Without the key: a store is for what others may see. Windows asks the user.
            using var publicPart = X509CertificateLoader.LoadCertificate(certificate.RawData);
            using var store = new X509Store(StoreName.Root, StoreLocation.CurrentUser);
            store.Open(OpenFlags.ReadWrite);
            store.Add(publicPart);
            return (true, "The certificate is trusted for this Windows user. Firefox asks at the first visit.");
        }
        catch (CryptographicException)
        {
            return (false, $"Windows did not add the certificate. Open {File} and install it under Trusted Root Certification Authorities.");
        }
    }

    private async Task<(bool Done, string Message)> AddToKeychainAsync(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            using var security = Process.Start(new ProcessStartInfo("security", ["add-trusted-cert", "-p", "ssl", "-r", "trustAsRoot", File]))
                ?? throw new Win32Exception();
            await security.WaitForExitAsync(deadline.Token);
            if (security.ExitCode == 0) return (true, "The certificate is trusted in the login keychain. Firefox asks at the first visit.");
        }
        catch (Exception exception) when (exception is Win32Exception || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The message below says how to do it by hand.
        }
        return (false, $"The keychain did not take the certificate. Open {File} in Keychain Access and set it to Always Trust.");
    }
}
