using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Engine.Host.Web.Access;

/// <summary>The cookie by which a browser is known that was let in: strict same-site, out of reach of scripts, encrypted with the keys of the data folder.</summary>
internal static class AccessCookie
{
    public const string Scheme = "pages";

    private const string Mark = "mark";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.HttpOnly = true;
        options.Cookie.IsEssential = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.CookieManager = new PortCookies();
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = true;
    }

    /// <param name="context">Whose browser is let in.</param>
    /// <param name="mark">For other machines, what <see cref="IsFor"/> is to find in it.</param>
    public static Task GiveAsync(HttpContext context, string? mark = null)
    {
        Claim[] claims = mark is null ? [new(ClaimTypes.Name, "local user")] : [new(ClaimTypes.Name, "remote user"), new(Mark, mark)];
        return context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)));
    }

    /// <summary>Whether the cookie is one of another machine's that was let in with this mark.</summary>
    public static bool IsFor(ClaimsPrincipal user, string mark) => user.Identity?.IsAuthenticated == true && user.HasClaim(Mark, mark);

    /// <summary>Whether the cookie is one of another machine's: what the gate let in.</summary>
    public static bool IsOfAnotherMachine(ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == Mark);

    // Cookies do not tell ports apart, but two engines of one user are two.
    private sealed class PortCookies : ICookieManager
    {
        private readonly ChunkingCookieManager _inner = new();

        public string? GetRequestCookie(HttpContext context, string key) => _inner.GetRequestCookie(context, NameOf(context, key));

        public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
            _inner.AppendResponseCookie(context, NameOf(context, key), value, options);

        public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _inner.DeleteCookie(context, NameOf(context, key), options);

        private static string NameOf(HttpContext context, string key) => $"{key}.{context.Request.Host.Port}";
    }
}
