namespace Engine.Sdk.VCards;

internal enum ValueEncoding
{
    Unknown,
    Plain,
    QuotedPrintable,
    Base64,
}
