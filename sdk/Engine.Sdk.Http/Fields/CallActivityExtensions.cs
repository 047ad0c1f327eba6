namespace Engine.Sdk.Http;

/// <summary>What is written of a call.</summary>
public static class CallActivityExtensions
{
    /// <summary>A line that tells a call from others.</summary>
    /// <param name="call">The call.</param>
    /// <param name="incoming">The line for incoming calls, in which <c>{number}</c> stands for the other side's number.</param>
    /// <param name="outgoing">The line for outgoing calls, likewise.</param>
    /// <returns>The line for the call's direction, with <see cref="NumberText"/> of the number.</returns>
    public static string Title(this CallActivity call, string incoming, string outgoing)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(incoming);
        ArgumentNullException.ThrowIfNull(outgoing);
        return call.Direction == CallDirection.Incoming
            ? incoming.Replace("{number}", NumberText(call.CallerTel), StringComparison.Ordinal)
            : outgoing.Replace("{number}", NumberText(call.CalledTel), StringComparison.Ordinal);
    }

    /// <summary>A number for people to read.</summary>
    /// <param name="number">The number of one side; empty where it was withheld.</param>
    /// <returns>The number, or <c>an unknown number</c>.</returns>
    public static string NumberText(string number) => string.IsNullOrEmpty(number) ? "an unknown number" : number;
}
