using Engine.Core.Applications;
using Engine.Host.Problems;

namespace Engine.Host.Security;

/// <summary>Whether a caller may act as the application it says it is.</summary>
internal sealed class ApplicationCheck(ApplicationRegistry applications)
{
    /// <param name="request">Says which page calls, if one does.</param>
    /// <param name="id">What the caller sent as its id.</param>
    /// <param name="application">The application, when it is not refused.</param>
    /// <returns>Why it is refused, or null.</returns>
    public (ProblemCode Code, string Message)? Refuse(HttpRequest request, string? id, out RegisteredApplication? application)
    {
        application = null;
        if (!ApplicationId.TryParse(id, out var parsed))
            return (ProblemCode.ApplicationIdMissing, "Say which application calls: the GUID you registered, in the header ApplicationId.");

        var found = applications.Find(parsed);
        if (found is not { Status: ApplicationStatus.Approved })
            return (ProblemCode.ApplicationNotApproved, "Nobody has approved this application; call Register and have it approved.");
        if (!Origins.MayUse(found, request))
            return (ProblemCode.OriginNotAllowed, "This application did not register from the site that calls.");

        application = found;
        return null;
    }
}
