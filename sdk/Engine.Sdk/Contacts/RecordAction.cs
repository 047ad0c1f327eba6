namespace Engine.Sdk;

/// <summary>Something a user can do with one record.</summary>
public sealed record RecordAction
{
    /// <summary>
    /// Lasting id of the action, unique within its connector, 1 to 64 ASCII letters and digits. <c>ShowRecord</c>, <c>CreatePhoneActivity</c>
    /// and <c>CreatePhoneActivityAndShow</c> belong to the engine.
    /// </summary>
    public required string ActionId { get; init; }

    /// <summary>What a button says, such as <c>Create Ticket</c>.</summary>
    public required string DisplayText { get; init; }
}
