namespace Engine.Connectors.LocalFiles.Contacts;

/// <summary>Where an address or number belongs.</summary>
internal enum Place
{
    None,
    Work,
    Home,
    Other,
}
