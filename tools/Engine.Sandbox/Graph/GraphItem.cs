using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Graph;

/// <summary>One thing of a tenant: a user, a contact, a folder, an event, a task.</summary>
internal sealed class GraphItem
{
    /// <summary>The id; of things in a mailbox it changes when they move.</summary>
    public required string Id { get; set; }

    /// <summary>The id that stays; the same as <see cref="Id"/> outside of mailboxes.</summary>
    public required string ImmutableId { get; init; }

    /// <summary>What it is kept in: a folder, a calendar, a list of tasks.</summary>
    public string? ParentId { get; set; }

    public JsonObject Values { get; set; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; set; }

    /// <summary>The revision of the whole tenant at its last change.</summary>
    public long Revision { get; set; }

    public byte[]? Photo { get; set; }

    /// <summary>What indexes know of it; null as long as they know nothing.</summary>
    public JsonObject? Indexed { get; set; }

    public string ChangeKey => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{ImmutableId} {Revision}")))[..24];
}

/// <summary>That something went from where it was.</summary>
internal sealed record Removal(string ParentId, string Id, string ImmutableId, long Revision);
