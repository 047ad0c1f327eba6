using System.Net;

namespace Engine.Sandbox.Tests.HubSpot;

/// <summary>How much a portal allows.</summary>
[TestClass]
public sealed class LimitTests : HubSpotTest
{
    [TestMethod]
    public async Task Search_SixthInASecond_IsTooMany()
    {
        for (var i = 0; i < 5; i++)
            Assert.AreEqual(HttpStatusCode.OK, (await SearchAsync("{}")).Status);

        var answer = await SearchAsync("{}", "companies");
        Time.Advance(TimeSpan.FromSeconds(1));

        AssertError(answer, HttpStatusCode.TooManyRequests, "RATE_LIMITS");
        Assert.AreEqual("SECONDLY", answer.Body!["policyName"]!.GetValue<string>());
        Assert.AreEqual(HttpStatusCode.OK, (await SearchAsync("{}")).Status);
    }

    [TestMethod]
    public async Task Others_BeyondTheTenSeconds_AreTooMany()
    {
        Server.HubSpot.RequestsPerTenSeconds = 2;

        using var first = await RawAsync();
        using var second = await RawAsync();
        var third = await GetAsync($"{Objects}contacts");
        Time.Advance(TimeSpan.FromSeconds(10));

        Assert.AreEqual("1", first.Headers.GetValues("X-HubSpot-RateLimit-Remaining").Single());
        Assert.AreEqual("10000", first.Headers.GetValues("X-HubSpot-RateLimit-Interval-Milliseconds").Single());
        Assert.AreEqual("0", second.Headers.GetValues("X-HubSpot-RateLimit-Remaining").Single());
        AssertError(third, HttpStatusCode.TooManyRequests, "RATE_LIMITS");
        Assert.AreEqual("TEN_SECONDLY_ROLLING", third.Body!["policyName"]!.GetValue<string>());
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync($"{Objects}contacts")).Status);
    }

    [TestMethod]
    public async Task Others_BeyondTheDay_AreTooMany()
    {
        Server.HubSpot.RequestsPerDay = 1;
        await GetAsync($"{Objects}contacts");

        var answer = await GetAsync($"{Objects}contacts");

        Assert.AreEqual("DAILY", answer.Body!["policyName"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task Search_Answers_HaveNoHeadersAndDoNotCount()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Objects}contacts/search") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", HubSpotPortal.PrivateAppToken);
        using var search = await Http.SendAsync(request, Cancelled);
        using var other = await RawAsync();

        Assert.IsFalse(search.Headers.Any(header => header.Key.StartsWith("X-HubSpot-RateLimit", StringComparison.OrdinalIgnoreCase)));
        Assert.AreEqual("99", other.Headers.GetValues("X-HubSpot-RateLimit-Remaining").Single());
    }

    private async Task<HttpResponseMessage> RawAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Objects}contacts");
        request.Headers.Authorization = new("Bearer", HubSpotPortal.PrivateAppToken);
        return await Http.SendAsync(request, Cancelled);
    }
}
