using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging;

namespace Engine.Storage.Secrets;

/// <summary>
/// Keeps the Data Protection keys, one file each. The framework's own file store neither syncs them to disk, so that a power cut could
/// lose the key of an answered write, nor makes them user-only.
/// </summary>
internal sealed partial class KeyRing(DataFolderLock held, ILogger<KeyRing> log) : IXmlRepository
{
    private readonly string _folder = held.Folder.KeysFolder;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var elements = new List<XElement>();
        foreach (var file in Directory.EnumerateFiles(_folder, "*.xml").Order(StringComparer.Ordinal))
        {
            UserOnlyFile.Tighten(file);
            try
            {
                elements.Add(XElement.Load(file));
            }
            catch (XmlException e)
            {
                LogUnreadable(file, e);
            }
        }

        return elements;
    }

    /// <param name="element">The key.</param>
    /// <param name="friendlyName">Data Protection's own name for it, its kind and a GUID.</param>
    public void StoreElement(XElement element, string friendlyName) =>
        UserOnlyFile.Write(Path.Combine(_folder, friendlyName + ".xml"), Encoding.UTF8.GetBytes(element.ToString()));

    [LoggerMessage(LogLevel.Error, "The key file {File} cannot be read: secrets written with it must be entered again, unless a copy of it is put back")]
    private partial void LogUnreadable(string file, Exception reason);
}
