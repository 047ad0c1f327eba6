using System.Security.Cryptography;
using System.Text;
using Engine.Sdk;
using Microsoft.AspNetCore.DataProtection;

namespace Engine.Storage.Secrets;

/// <summary>Encrypts what is kept of a book. Bound to book and purpose: what was written for one does not open as another's.</summary>
internal abstract class BookProtector(IDataProtectionProvider provider, string purpose)
{
    public byte[] Protect(AddressBookId book, string text) => For(book).Protect(Encoding.UTF8.GetBytes(text));

    /// <returns>Null when the keys it was written with are lost, or it was tampered with.</returns>
    public string? TryUnprotect(AddressBookId book, byte[] sealedText)
    {
        try
        {
            return Encoding.UTF8.GetString(For(book).Unprotect(sealedText));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(AddressBookId book) => provider.CreateProtector("Engine.Storage", purpose, book.ToString());
}

internal sealed class SettingsProtector(IDataProtectionProvider provider) : BookProtector(provider, "AddressBookSettings");

internal sealed class GrantProtector(IDataProtectionProvider provider) : BookProtector(provider, "Grant");

internal sealed class CallProtector(IDataProtectionProvider provider) : BookProtector(provider, "Call");
