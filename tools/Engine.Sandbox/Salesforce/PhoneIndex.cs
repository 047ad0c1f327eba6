namespace Engine.Sandbox;

/// <summary>How an org's search index sees telephone numbers. The vendor's pages leave it open, so a connector has to live with either.</summary>
public enum PhoneIndex
{
    /// <summary>A number is one word of its digits, whatever stands between them; letters are words of their own.</summary>
    Digits,

    /// <summary>A number is cut at blanks, punctuation and where digits and letters meet.</summary>
    Tokens,
}
