using Engine.Core.Profiles;
using Engine.Core.Search;

namespace Engine.Core.Owner;

/// <summary>Who the user is: from the launch, named by the first book that knows.</summary>
public sealed class OwnerFinder(UserProfile profile)
{
    /// <returns>Null when the launch named neither user nor number.</returns>
    public Task<OwnerContact?> FindAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <summary>The user as a contact.</summary>
public sealed record OwnerContact
{
    public required string Id { get; init; }

    public string? Tel { get; init; }

    public string? E164 { get; init; }

    /// <summary>The number as people of its country write it.</summary>
    public string? DisplayTel { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>The user's record in the first book that knows them; null when none does.</summary>
    public Hit? Record { get; init; }
}
