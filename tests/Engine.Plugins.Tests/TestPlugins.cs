using Engine.Core.Connectors;
using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Plugins.Tests;

/// <summary>The plugins under tests/Engine.TestPlugins as built, copied beside the tests.</summary>
internal static class TestPlugins
{
    public const string Minimal = "Engine.TestPlugins.Minimal";
    public const string Misbehaving = "Engine.TestPlugins.Misbehaving";
    public const string Broken = "Engine.TestPlugins.Broken";
    public const string Hanging = "Engine.TestPlugins.Hanging";
    public const string MergedSdk = "Engine.TestPlugins.MergedSdk";
    public const string LibraryOld = "Engine.TestPlugins.LibraryOld";
    public const string LibraryNew = "Engine.TestPlugins.LibraryNew";
    public const string Native = "Engine.TestPlugins.Native";

    public static string FolderOf(string plugin) => Path.Combine(AppContext.BaseDirectory, "plugins", plugin);

    public static string DllOf(string plugin) => Path.Combine(FolderOf(plugin), $"{plugin}.dll");

    /// <summary>Opens a book of a loaded connector.</summary>
    public static IAddressBook Open(this ConnectorEntry entry, AddressBookId book = default) =>
        TestBook.Open(entry.Loaded!.Connector, new NoSettings(), new() { BookId = book }).Book;

    public static NameQuery Named(string text) => new() { Text = text, Words = text.Split(' '), Limit = 100 };
}
