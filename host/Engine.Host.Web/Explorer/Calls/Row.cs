namespace Engine.Host.Web.Explorer.Calls;

/// <summary>A key and a value that people edit, add, remove and switch off.</summary>
public sealed class Row
{
    public string Key { get; set; } = "";

    public string Value { get; set; } = "";

    public bool IsOn { get; set; } = true;

    /// <summary>What the call's description says of it; null for a row that a person added.</summary>
    public ApiField? Field { get; init; }

    public bool IsSent => IsOn && Key.Trim().Length > 0;

    public Row Copy() => new() { Key = Key, Value = Value, IsOn = IsOn, Field = Field };
}
