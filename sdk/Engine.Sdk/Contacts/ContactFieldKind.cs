namespace Engine.Sdk;

/// <summary>What the value of a <see cref="ContactField"/> is.</summary>
public enum ContactFieldKind
{
    /// <summary>Plain text.</summary>
    Text = 0,

    /// <summary>A telephone number, as people typed it.</summary>
    Telephone = 1,

    /// <summary>An e-mail address.</summary>
    Email = 2,

    /// <summary>An absolute web address.</summary>
    WebAddress = 3,

    /// <summary>A fax number: found by name and shown, but never a caller's number.</summary>
    Fax = 4,
}
