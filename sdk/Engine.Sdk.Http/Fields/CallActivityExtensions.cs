using System.Globalization;

namespace Engine.Sdk.Http;

/// <summary>What is written of a call.</summary>
public static class CallActivityExtensions
{
    private const string Began = "Began ";

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

    /// <summary>A line that tells a call from others, as the user has set it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="settings">The book's settings.</param>
    /// <returns>The line for the call's direction, with <see cref="NumberText"/> of the number.</returns>
    public static string Title(this CallActivity call, CallLogSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return call.Title(settings.IncomingSubject, settings.OutgoingSubject);
    }

    /// <summary>What there is to know of a call, in three lines: for a CRM that has no fields for it, above all none for when it began.</summary>
    /// <param name="call">The call.</param>
    /// <param name="zone">Whose time of day it is told in; the offset stands beside it.</param>
    /// <returns>The same lines in every culture.</returns>
    public static string Describe(this CallActivity call, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(call);
        return FormattableString.Invariant($"""
            From {NumberText(call.CallerTel)} to {NumberText(call.CalledTel)}
            {Began}{TimeZoneInfo.ConvertTime(call.Start, zone):yyyy-MM-dd HH:mm:ss zzz}
            Lasted {call.Duration:c}
            """);
    }

    /// <summary>When a call began, by its description.</summary>
    /// <param name="description">What <see cref="Describe"/> has made, whatever people have written around it.</param>
    /// <returns>The moment; null where it does not stand there.</returns>
    public static DateTimeOffset? StartOf(string? description)
    {
        var line = description?.Split('\n').FirstOrDefault(line => line.StartsWith(Began, StringComparison.Ordinal));
        return DateTimeOffset.TryParse(line?[Began.Length..], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var began) ? began : null;
    }

    /// <summary>A number for people to read.</summary>
    /// <param name="number">The number of one side; empty where it was withheld.</param>
    /// <returns>The number, or <c>an unknown number</c>.</returns>
    public static string NumberText(string number) => string.IsNullOrEmpty(number) ? "an unknown number" : number;
}
