namespace Engine.Sdk.VCards;

/// <summary>What a word of a label means, in any of some fifteen languages.</summary>
public enum LabelMeaning
{
    /// <summary>Of work.</summary>
    Work = 0,

    /// <summary>Of home.</summary>
    Home = 1,

    /// <summary>Of something else.</summary>
    Other = 2,

    /// <summary>A mobile telephone.</summary>
    Mobile = 3,

    /// <summary>A telephone.</summary>
    Telephone = 4,

    /// <summary>A fax.</summary>
    Fax = 5,

    /// <summary>An e-mail address.</summary>
    Email = 6,

    /// <summary>A country.</summary>
    Country = 7,

    /// <summary>A postal code.</summary>
    PostalCode = 8,

    /// <summary>A town.</summary>
    City = 9,

    /// <summary>A state, province or county.</summary>
    Region = 10,

    /// <summary>A street, or a whole address.</summary>
    Street = 11,

    /// <summary>A post office box.</summary>
    PostBox = 12,

    /// <summary>A web page.</summary>
    Web = 13,

    /// <summary>Somebody else, such as an assistant, whose number it is.</summary>
    Somebody = 14,

    /// <summary>Nothing: the word does not say which number it is.</summary>
    Filler = 15,
}
