namespace Engine.Sdk.Http.Tests.Answers;

[TestClass]
public sealed class OrdersTests
{
    [TestMethod]
    public void InTurns_Answers_TakeTurns() => Assert.AreEqual("1 4 6 2 5 3", string.Join(' ', ((int[][])[[1, 2, 3], [4, 5], [], [6]]).InTurns()));

    [TestMethod]
    [DataRow("1733667800", "b d a c")]
    [DataRow("0733667800", "a b d c")]
    public void WholeNumberFirst_Candidates_KeepTheirOrderOtherwise(string digits, string expected)
    {
        Contact[] contacts =
        [
            Contact("a", WellKnownFields.BusinessPhone, "+44 733667800"), Contact("b", WellKnownFields.MobilePhone, "01733 667-800"),
            Contact("c", WellKnownFields.Notes, "1733667800"), Contact("d", WellKnownFields.HomePhone, "+44 (0)1733 667800 x12"),
        ];

        var ordered = contacts.WholeNumberFirst(new() { Digits = digits, Spellings = [digits], Limit = 10 });

        Assert.AreEqual(expected, string.Join(' ', ordered.Select(contact => contact.Key.Id)));
    }

    [TestMethod]
    public void Latest_Activities_AreNewestFirst()
    {
        PastActivity[] activities = [At("old", 1), At("none", null), At("new", 3), At("middle", 2)];

        Assert.AreEqual("new middle old", string.Join(' ', activities.Latest(3).Select(activity => activity.Subject)));
        Assert.AreEqual("none", activities.Latest(10)[^1].Subject);
    }

    private static Contact Contact(string id, string field, string value) => new() { Key = new(AddressBookId.New(), "Contact", id), Fields = [new(field, value)] };

    private static PastActivity At(string subject, int? day) => new() { Kind = "Call", Subject = subject, Start = day is { } of ? new DateTimeOffset(2026, 3, of, 0, 0, 0, default) : null };

    [TestMethod]
    public async Task LatestAsync_Kinds_AreOneList()
    {
        var forbidden = Task.FromException<IEnumerable<PastActivity>>(new ConnectorException(ConnectorErrorKind.Forbidden, "No mails for you."));

        var latest = await new[] { OfDaysAsync(1, 4), forbidden, OfDaysAsync(3, 2) }.LatestAsync(3);

        Assert.AreEqual("4 3 2", string.Join(' ', latest.Select(activity => activity.Start!.Value.Day)));
    }

    [TestMethod]
    public async Task LatestAsync_AllForbidden_SaysSo()
    {
        var forbidden = Task.FromException<IEnumerable<PastActivity>>(new ConnectorException(ConnectorErrorKind.Forbidden, "Nothing for you."));

        await Assert.ThrowsExactlyAsync<ConnectorException>(() => new[] { forbidden }.LatestAsync(3));
    }

    private static Task<IEnumerable<PastActivity>> OfDaysAsync(params IEnumerable<int> days) =>
        Task.FromResult(days.Select(day => new PastActivity { Kind = "Call", Subject = "", Start = new DateTimeOffset(2026, 3, day, 0, 0, 0, TimeSpan.Zero) }));
}
