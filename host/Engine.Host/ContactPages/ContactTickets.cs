using System.Security.Cryptography;
using Engine.Core.Actions;
using Microsoft.AspNetCore.DataProtection;

namespace Engine.Host.ContactPages;

/// <summary>Addresses at which one record is shown for a short while, so that one left in a browser's history opens nothing later.</summary>
internal sealed class ContactTickets(IDataProtectionProvider protection, ActionTokens tokens, PublicAddress address, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Engine.Host.ContactPages").ToTimeLimitedDataProtector();

    public Uri AddressOf(ActionReference reference) => address.Of($"contacts/{Issue(reference)}");

    public string Issue(ActionReference reference) => _protector.Protect(tokens.Create(reference), time.GetUtcNow() + Lifetime);

    /// <returns>Null for a ticket that has expired or was not issued here.</returns>
    public ActionReference? Read(string ticket)
    {
        try
        {
            return tokens.TryRead(_protector.Unprotect(ticket), out var reference) ? reference : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
