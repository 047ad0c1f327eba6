using System.DirectoryServices.Protocols;
using System.Runtime.InteropServices;

namespace Engine.Connectors.Ldap.Connecting;

/// <summary>
/// OpenLDAP's library takes a signal that arrives while it waits for the end of the connection, unless it is told to wait on (ldap_set_option(3), LDAP_OPT_RESTART).
/// The end of any process we have started is such a signal; .NET has no member for the option.
/// </summary>
internal static class LibLdap
{
    private const int OptRestart = 9;
    private const nint On = 1; // any address but null

    // Where .NET looks, and the names of other systems.
    private static readonly string[] Names = ["libldap.so.2", "libldap-2.5.so.0", "libldap-2.4.so.2", "libldap.dylib"];

    private delegate int SetOption(nint connection, int option, nint value);

    /// <summary>Holds for connections that are made afterwards. Without the library, or on Windows, nothing happens.</summary>
    public static void WaitOnAfterSignals()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, typeof(LdapConnection).Assembly, null, out var library) && NativeLibrary.TryGetExport(library, "ldap_set_option", out var address))
                _ = Marshal.GetDelegateForFunctionPointer<SetOption>(address)(0, OptRestart, On);
        }
    }
}
