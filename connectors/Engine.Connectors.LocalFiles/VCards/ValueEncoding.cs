namespace Engine.Connectors.LocalFiles.VCards;

internal enum ValueEncoding
{
    Unknown,
    Plain,
    QuotedPrintable,
    Base64,
}
