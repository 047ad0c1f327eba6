using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Engine.Core.Events;
using Engine.Host.Events;
using Engine.Host.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Host.Tests.Events;

[TestClass]
public sealed class EventChannelTests(TestContext context)
{
    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task Connect_ApprovedApplication_GetsInitialFirstWithWhatVersionAnswers()
    {
        await using var engine = await EngineRig.StartAsync(Token, options: ["--user", "bob@example.com", "--accesscode", "pcrm-mycompany"]);
        var id = await engine.ApprovedAsync(Token);
        using var client = engine.Client(id);
        var before = DateTime.UnixEpoch.AddYears(50);

        using var events = await EventClient.OpenAsync(engine, id, Token);

        var first = (await events.NextAsync(Token))!;
        Assert.AreEqual("EventType Payload", string.Join(' ', first.AsObject().Select(member => member.Key)));
        Assert.AreEqual("Initial", (string?)first["EventType"]);
        var payload = first["Payload"]!.AsObject();
        Assert.AreEqual("ServerTime Calls Version", string.Join(' ', payload.Select(member => member.Key)));
        Assert.IsGreaterThan(before, (DateTime)payload["ServerTime"]!);
        Assert.EndsWith("Z", (string)payload["ServerTime"]!);
        Assert.IsEmpty(payload["Calls"]!.AsArray());
        var version = (await client.ReadAsync("Version", Token)).Json;
        Assert.AreEqual(version.ToJsonString(), payload["Version"]!.ToJsonString());
        Assert.AreEqual("bob@example.com", (string?)version["Licenses"]![0]!["Value"]);
    }

    [TestMethod]
    public async Task AdminCalls_AddEditRemoveBook_AreToldInOrder()
    {
        await using var engine = await EngineRig.StartAsync(Token);
        using var events = await EventClient.OpenAsync(engine, await engine.ApprovedAsync(Token), Token);
        await events.NextAsync("Initial", Token);
        using var admin = engine.Admin();

        var added = await admin.JsonAsync("AddressBooks", new JsonObject { ["ConnectorId"] = FakeCatalog.Plain, ["Name"] = "Mine" }, Token);
        var id = (string)added.Is(HttpStatusCode.Created).Json["AddinId"]!;
        await admin.JsonAsync($"AddressBooks/{id}", new JsonObject { ["Name"] = "Ours" }, Token, HttpMethod.Patch);
        await admin.JsonAsync($"AddressBooks/{id}", new JsonObject { ["Name"] = "Ours" }, Token, HttpMethod.Patch); // changes nothing
        await admin.AskAsync(HttpMethod.Delete, $"AddressBooks/{id}", Token);

        foreach (var (name, change) in (ValueTuple<string, string>[])[("Mine", "Added"), ("Ours", "Edited"), ("Ours", "Removed")])
        {
            Assert.AreEqual(
                $$$"""{"EventType":"CrmConfigurationChanged","Payload":{"AddinId":"{{{id}}}","Name":"{{{name}}}","Change":"{{{change}}}"}}""",
                (await events.NextAsync(Token))!.ToJsonString());
            Assert.AreEqual("""{"EventType":"ConfigurationChanged","Payload":{"What":"AddressBooks"}}""", (await events.NextAsync(Token))!.ToJsonString());
        }
    }

    [TestMethod]
    public async Task Publish_WhatConcernsNoClient_SendsNothing()
    {
        await using var engine = await EngineRig.StartAsync(Token);
        using var events = await EventClient.OpenAsync(engine, await engine.ApprovedAsync(Token), Token);
        await events.NextAsync("Initial", Token);

        await engine.ApprovedAsync(Token); // publishes ApprovalWanted first

        Assert.AreEqual("""{"EventType":"ConfigurationChanged","Payload":{"What":"Applications"}}""", (await events.NextAsync(Token))!.ToJsonString());
    }

    [TestMethod]
    [DataRow("0800500005", "0800500005")]
    [DataRow("tel:+44%201632%20960017", "+44 1632 960017")]
    [DataRow("callto://+441632960017", "+441632960017")]
    [DataRow(" 441632960017", "+441632960017")]
    public async Task Dial_AnyWayOfWriting_IsToldAsMakeCallRequest(string tel, string told)
    {
        await using var engine = await EngineRig.StartAsync(Token);
        using var events = await EventClient.OpenAsync(engine, await engine.ApprovedAsync(Token), Token);
        await events.NextAsync("Initial", Token);
        using var admin = engine.Admin();

        (await admin.FormAsync("Dial", Token, ("Tel", tel))).Is(HttpStatusCode.NoContent);

        var frame = (await events.NextAsync(Token))!;
        Assert.AreEqual(("MakeCallRequest", told), ((string?)frame["EventType"], (string?)frame["Payload"]!["Tel"]));
        Assert.HasCount(1, frame["Payload"]!.AsObject());
    }

    [TestMethod]
    public async Task Unload_ByClient_IsToldLastThenTheChannelIsClosedAndTheEngineEnds()
    {
        await using var engine = await EngineRig.StartAsync(Token);
        var id = await engine.ApprovedAsync(Token);
        using var events = await EventClient.OpenAsync(engine, id, Token);
        await events.NextAsync("Initial", Token);
        using var client = engine.Client(id);
        var stopping = engine.Services.GetRequiredService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().ApplicationStopping;
        var ends = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stopping.Register(ends.SetResult);

        (await client.FormAsync("Unload", Token)).Is(HttpStatusCode.NoContent);
        await ends.Task.WaitAsync(Token);
        var stopped = engine.StopAsync(Token);

        Assert.AreEqual("""{"EventType":"Unload","Payload":{}}""", (await events.NextAsync(Token))!.ToJsonString());
        Assert.IsNull(await events.NextAsync(Token));
        Assert.AreEqual(WebSocketCloseStatus.EndpointUnavailable, events.CloseStatus);
        await events.CloseAsync(Token);
        await stopped;
    }

    [TestMethod]
    [DataRow("bob", 401)]
    [DataRow("b1fd8cc7-c831-4dea-8605-02f0fbb7b210", 403)]
    public async Task Connect_UnknownApplication_IsRefusedAtTheHandshake(string id, int status)
    {
        await using var engine = await EngineRig.StartAsync(Token);
        using var client = new EventClient();

        await Assert.ThrowsExactlyAsync<WebSocketException>(() => client.ConnectAsync(engine.Http, id, Token));

        Assert.AreEqual(status, client.Status);
    }

    [TestMethod]
    public async Task Deny_WhileConnected_ClosesTheChannelOfThatApplicationAlone()
    {
        await using var engine = await EngineRig.StartAsync(Token);
        var denied = await engine.ApprovedAsync(Token);
        using var gone = await EventClient.OpenAsync(engine, denied, Token);
        using var other = await EventClient.OpenAsync(engine, await engine.ApprovedAsync(Token), Token);
        await other.NextAsync("Initial", Token);
        using var admin = engine.Admin();

        (await admin.FormAsync($"Applications/{denied}/Deny", Token)).Is(HttpStatusCode.OK);

        while (await gone.NextAsync(Token) is not null) { }
        Assert.AreEqual(WebSocketCloseStatus.PolicyViolation, gone.CloseStatus);
        Assert.AreEqual("Applications", (string?)(await other.NextAsync("ConfigurationChanged", Token))["What"]);
        using var again = new EventClient();
        await Assert.ThrowsExactlyAsync<WebSocketException>(() => again.ConnectAsync(engine.Http, denied, Token));
        Assert.AreEqual(403, again.Status);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task Connect_Encrypted_GetsTheSameFrames(bool isHttp2)
    {
        await using var engine = await EngineRig.StartAsync(Token);
        using var handler = engine.TrustingHandler();
        using var invoker = new HttpMessageInvoker(handler);
        using var client = new EventClient();
        client.Options.HttpVersion = isHttp2 ? HttpVersion.Version20 : HttpVersion.Version11;
        client.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;

        await client.ConnectAsync(engine.Https, await engine.ApprovedAsync(Token), Token, invoker);

        Assert.IsNotNull(await client.NextAsync("Initial", Token));
        engine.Events.Publish(new DialRequested("1"));
        Assert.AreEqual("1", (string?)(await client.NextAsync("MakeCallRequest", Token))["Tel"]);
    }

    [TestMethod]
    public async Task Publish_OneClientDoesNotRead_CutsThatOneOffWhileTheOthersGetEverything()
    {
        await using var engine = await EngineRig.StartAsync(Token, builder => builder.Configuration["Engine:Events:QueueLength"] = "8");
        var id = await engine.ApprovedAsync(Token);
        using var deaf = await RawConnection.OpenAsync(engine, Token);
        await deaf.SendAsync(
            $"GET /api/v1/events/{id} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n", Token);
        Assert.StartsWith("HTTP/1.1 101", await deaf.ReadHeadAsync(Token));
        Assert.AreEqual<byte?>(0x81, await deaf.ReadByteAsync(Token)); // its first frame begins: now it gets every event
        using var reader = await EventClient.OpenAsync(engine, id, Token);
        await reader.NextAsync("Initial", Token);
        var hub = engine.Services.GetRequiredService<EventHub>();
        Assert.AreEqual(2, hub.Count);
        var filler = new string('x', 200_000);

        var sent = 0;
        for (; hub.Count == 2; sent++)
        {
            Assert.IsLessThan(10_000, sent, "Two gigabytes wait for a client that does not read.");
            engine.Events.Publish(new ConfigurationChanged($"{sent} {filler}"));
            Assert.StartsWith($"{sent} ", (string)(await reader.NextAsync("ConfigurationChanged", Token))["What"]!);
        }

        Assert.IsGreaterThan(8, sent);
        engine.Events.Publish(new DialRequested("2"));
        Assert.AreEqual("2", (string?)(await reader.NextAsync("MakeCallRequest", Token))["Tel"]);
    }

    [TestMethod]
    public async Task Publish_AThousandClients_EachGetsTheEvent()
    {
        await using var engine = await EngineRig.StartAsync(Token);
        var id = await engine.ApprovedAsync(Token);
        var clients = new List<EventClient>();
        try
        {
            foreach (var batch in Enumerable.Range(0, 1000).Chunk(50))
                clients.AddRange(await Task.WhenAll(batch.Select(_ => EventClient.OpenAsync(engine, id, Token))));
            await Task.WhenAll(clients.Select(client => client.NextAsync("Initial", Token)));

            engine.Events.Publish(new DialRequested("0800500005"));

            var told = await Task.WhenAll(clients.Select(client => client.NextAsync("MakeCallRequest", Token)));
            Assert.HasCount(1000, told);
            Assert.IsTrue(told.All(payload => (string?)payload["Tel"] == "0800500005"));
        }
        finally
        {
            foreach (var client in clients) client.Dispose();
        }
    }

    [TestMethod]
    public async Task Send_MoreThanAClientMaySay_ClosesItsChannel()
    {
        await using var engine = await EngineRig.StartAsync(Token);
        var id = await engine.ApprovedAsync(Token);
        using var client = await EventClient.OpenAsync(engine, id, Token);
        await client.NextAsync("Initial", Token);

        await client.SayAsync(new byte[64 * 1024], Token);

        Assert.IsNull(await client.NextAsync(Token));
        Assert.AreEqual(WebSocketCloseStatus.MessageTooBig, client.CloseStatus);
    }
}
