using System.Text;
using Engine.Host.Web.Explorer.Calls;
using Engine.Host.Web.Explorer.Cards;

namespace Engine.Host.Web.Tests.Explorer;

/// <summary>What of an answer becomes a caller card.</summary>
[TestClass]
public sealed class CardReadingTests
{
    [TestMethod]
    public void Read_Guide_GivesACardForEachRecord()
    {
        var card = Cards("""
            [ { "AddinId": "5048bbf72646", "AddinName": "Salesforce", "DisplayText": "Bob Jones, Company A", "Match": "Exact", "AgeSeconds": 90,
                "Fields": { "FirstName": "Bob", "LastName": "Jones", "CompanyName": "Company A", "BusinessPhone": "+44 1" },
                "Picture": "data:image/png;base64,AAAA", "Activities": [ { "Subject": "Call", "Direction": "Incoming", "Start": "2022-10-20T09:44:00Z", "Url": "javascript:alert(1)" } ],
                "Actions": [ { "UniqueId": "U", "DisplayText": "Show", "SpecialKind": "Default" }, { "UniqueId": "V", "ActionId": "CreatePhoneActivity", "SpecialKind": "CallAction" } ] } ]
            """).Cards.Single();

        Assert.AreEqual(("Bob Jones", "Company A", "Salesforce", "Exact", TimeSpan.FromSeconds(90)), (card.Name, card.Company, card.Book, card.Match, card.Age));
        Assert.AreEqual("5048bbf72646", card.BookId);
        Assert.AreEqual(("+44 1", "BJ", "data:image/png;base64,AAAA"), (card.Tel, card.Initials, card.Picture));
        CollectionAssert.AreEqual(new CardAction[] { new("U", "Show", false), new("V", "CreatePhoneActivity", true) }, card.Actions.ToArray());
        Assert.IsNull(card.Activities.Single().Url);
    }

    [TestMethod]
    public void Read_Integrator_GivesCardsAndTheBooksThatFailed()
    {
        var set = Cards("""
            [ { "AddinId": "1", "AddinName": "A", "Records": [ { "DisplayText": "Bob", "Fields": [ { "Name": "Email", "Value": "b@x" } ] } ], "ExceptionText": null },
              { "AddinName": "B", "Records": [], "ExceptionText": "Down" } ]
            """);

        Assert.AreEqual(("Bob", "A", "1", null), (set.Cards.Single().Name, set.Cards.Single().Book, set.Cards.Single().BookId, set.Cards.Single().Age));
        Assert.AreEqual(new FailedBook("B", "Down"), set.Failed.Single());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{}")]
    [DataRow("[1, null, []]")]
    [DataRow("<html>")]
    [DataRow("""[ { "Records": 5, "Fields": 5, "Actions": {}, "AgeSeconds": null } ]""")]
    [DataRow("""[ { "Fields": { "FirstName": null }, "Actions": [ 1, {} ], "Picture": 1, "AgeSeconds": null } ]""")]
    [DataRow("""[ { "AgeSeconds": 1e300, "Activities": [ { "Start": "soon" } ] } ]""")]
    public void Read_AnythingElse_DoesNotThrow(string answer) => Assert.IsLessThanOrEqualTo(1, Cards(answer).Cards.Count);

    [TestMethod]
    [DataRow("data:image/png;base64,AAAA", true)]
    [DataRow("data:image/svg+xml;base64,AAAA", false)]
    [DataRow("data:text/html;base64,AAAA", false)]
    [DataRow("https://elsewhere.example/a.png", false)]
    public void Picture_OnlyImagesThatCarryTheirData_AreShown(string address, bool isShown) => Assert.AreEqual(isShown, SafeLinks.Picture(address) is not null);

    [TestMethod]
    [DataRow("https://crm.example/1", true)]
    [DataRow("javascript:alert(1)", false)]
    [DataRow("file:///etc/passwd", false)]
    [DataRow("crm.example", false)]
    public void Web_OnlyWebPages_AreLinks(string address, bool isLink) => Assert.AreEqual(isLink, SafeLinks.Web(address) is not null);

    [TestMethod]
    [DataRow(204, "", true, null, null)]
    [DataRow(200, """{ "Url": "https://crm.example/T1" }""", true, null, "https://crm.example/T1")]
    [DataRow(410, """{ "Message": "The record is gone." }""", false, "The record is gone.", null)]
    [DataRow(502, "<html>", false, null, null)]
    [DataRow(200, "[]", true, null, null)]
    public void Outcome_OfAnAnswer_SaysWhatAPersonNeeds(int status, string body, bool isDone, string? message, string? url)
    {
        var outcome = CardOutcome.Of(new CallAnswer { Status = status, Body = Encoding.UTF8.GetBytes(body) });

        Assert.AreEqual((isDone, message, url), (outcome.IsDone, outcome.Message, outcome.Url));
    }

    private static CardSet Cards(string json) => CardReading.Read(Encoding.UTF8.GetBytes(json));
}
