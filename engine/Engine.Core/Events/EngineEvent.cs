using Engine.Core.Applications;
using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Core.Events;

/// <summary>Something the rest of the engine, and through it every client, may want to know.</summary>
public abstract record EngineEvent;

/// <summary>A setting changed; <paramref name="What"/> names it in one word (<c>AddressBooks</c>, <c>Applications</c>, <c>Connectors</c>).</summary>
public sealed record ConfigurationChanged(string What) : EngineEvent;

public sealed record AddressBookChanged(AddressBookId Id, string Name, AddressBookChange Change) : EngineEvent;

public enum AddressBookChange
{
    Added,
    Edited,
    Removed,
}

/// <summary>Someone signed in to a book that needed it.</summary>
public sealed record SignedIn(AddressBookId Id) : EngineEvent;

/// <summary>A book that failed answers again.</summary>
public sealed record BookRecovered(AddressBookId Id) : EngineEvent;

/// <summary>A call to a book's CRM failed, or its copy could not be refreshed.</summary>
/// <param name="Id">The book.</param>
/// <param name="Kind">How it ended.</param>
/// <param name="Message">Why, in the CRM's own words where there are any.</param>
public sealed record BookFailed(AddressBookId Id, BookOutcomeKind Kind, string Message) : EngineEvent
{
    /// <summary>Without the message, which may hold what was searched for.</summary>
    public override string ToString() => $"{nameof(BookFailed)} {Id} {Kind}";
}

/// <summary>Someone clicked a number to be dialled.</summary>
public sealed record DialRequested(string Tel) : EngineEvent
{
    /// <summary>Without the number.</summary>
    public override string ToString() => nameof(DialRequested);
}

/// <summary>An application waits for a person's approval.</summary>
public sealed record ApprovalWanted(RegisteredApplication Application) : EngineEvent;

/// <summary>The engine is about to end.</summary>
public sealed record Unloading : EngineEvent;
