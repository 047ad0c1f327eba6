using System.Net;
using System.Web;
using Engine.Sdk;

namespace Engine.Connectors.GoogleContacts.Tests;

/// <summary>The user before the sandbox's sign-in page, and the browser that comes back.</summary>
internal static class SandboxUser
{
    public static async Task AgreeAsync(ISignInFlow flow, SignInContext context, Uri redirect, Uri page, CancellationToken cancellationToken)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await browser.GetAsync(new Uri($"{page}&auto=1"), cancellationToken);
        Assert.AreEqual(HttpStatusCode.Found, answer.StatusCode);
        var back = HttpUtility.ParseQueryString(answer.Headers.Location!.Query); // it is sent back
        Assert.AreEqual(HttpUtility.ParseQueryString(page.Query)["state"], back["state"]);
        await flow.CompleteAsync(context, redirect, back["code"]!, cancellationToken);
    }
}
