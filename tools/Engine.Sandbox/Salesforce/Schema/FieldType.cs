namespace Engine.Sandbox.Salesforce;

/// <summary>The types of fields as describe names them, in lower case.</summary>
internal enum FieldType
{
    Id,
    Reference,
    String,
    Phone,
    Email,
    Url,
    Picklist,
    TextArea,
    Boolean,
    Int,
    Double,
    Date,
    DateTime,
    Address,
}
