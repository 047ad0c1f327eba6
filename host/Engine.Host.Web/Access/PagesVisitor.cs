using Microsoft.AspNetCore.Components.Authorization;

namespace Engine.Host.Web.Access;

/// <summary>Who looks at the pages in this window.</summary>
internal sealed class PagesVisitor(AuthenticationStateProvider users)
{
    /// <summary>Whether it is somebody at another machine, whose browser reaches the pages and nothing else of the engine.</summary>
    public async Task<bool> IsElsewhereAsync() => AccessCookie.IsOfAnotherMachine((await users.GetAuthenticationStateAsync()).User);
}
