namespace Engine.Host.Web.Texts;

/// <summary>The texts of the pages, in the user's language: the files <c>Text.*.resx</c> beside this one.</summary>
public sealed class Text;
