namespace Engine.Core.Actions;

/// <summary>The actions every client knows.</summary>
public static class ActionIds
{
    public const string ShowRecord = "ShowRecord";
    public const string CreatePhoneActivity = "CreatePhoneActivity";
    public const string CreatePhoneActivityAndShow = "CreatePhoneActivityAndShow";

    public static bool LogsCall(string? actionId) => actionId is CreatePhoneActivity or CreatePhoneActivityAndShow;
}
