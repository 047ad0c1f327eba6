using System.Security.Cryptography;
using System.Text;
using Engine.Sdk;
using Microsoft.AspNetCore.DataProtection;

namespace Engine.Storage.Secrets;

/// <summary>Encrypts a book's settings. Bound to the book: what was written for one does not open as another's.</summary>
internal sealed class SettingsProtector(IDataProtectionProvider provider)
{
    public byte[] Protect(AddressBookId book, string settingsJson) => For(book).Protect(Encoding.UTF8.GetBytes(settingsJson));

    /// <returns>Null when the keys it was written with are lost, or it was tampered with.</returns>
    public string? TryUnprotect(AddressBookId book, byte[] sealedSettings)
    {
        try
        {
            return Encoding.UTF8.GetString(For(book).Unprotect(sealedSettings));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(AddressBookId book) => provider.CreateProtector("Engine.Storage", "AddressBookSettings", book.ToString());
}
