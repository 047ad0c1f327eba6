using System.Text.Json.Nodes;
using Engine.Cli.Output;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary>What became of a search in one book, for people.</summary>
internal sealed class ExplainedBook(Session session, JsonNode? book)
{
    private const string Indent = "  ";
    private const int MaxDropped = 5;

    public void Show()
    {
        session.Line($"{book.Text("Name")} ({book.Text("ConnectorName")}): {Summary()}");
        ShowCopy();
        ShowRounds();
        ShowRecords("found", "Found", record => [record.Text("DisplayText"), record.Text("Field"), record.Text("Stored"), Match(record)]);
        ShowRecords("nearly", "NearMisses", record => [record.Text("DisplayText"), record.Text("Field"), record.Text("Stored"), Words.Of(record.Text("Kind"))]);
        if (!book.Items("NearMisses").Any())
            ShowDropped();
        if (book.Member("LookedThrough") is not null && !book.IsTrue("LookedThrough"))
            Line("note", "the time was over before all of the copy was looked through");
        if (book.Text("Advice") is { Length: > 0 } advice)
            Line("advice", advice);
    }

    private string Summary()
    {
        var why = book.Text("Message") is { Length: > 0 } message ? $": {message}" : "";
        if (book.Text("Asked") == "Nothing")
            return $"not asked, {Words.Of(book.Text("State"))}{why}";
        var how = book.Text("Asked") switch
        {
            "Copy" => "its copy",
            "Live" => "the CRM",
            _ => "its copy, because the CRM did not answer",
        };
        return $"{how}{Ended()} in {book.Text("ElapsedMs")} ms{why}";
    }

    private string Ended() => (book.Text("Outcome"), book.Text("CandidateCount")) switch
    {
        ("Answered" or "FromCache", "0") => " answered nothing",
        ("Answered" or "FromCache", var candidates) => $" answered {candidates} ({book.Text("FoundCount")} fit)",
        var (outcome, _) => $": {Words.Of(outcome)},",
    };

    private void ShowCopy()
    {
        if (book.Text("PauseSeconds") is { Length: > 0 } pause)
            Line("left alone", $"another {pause} s, after several failures");
        if (book.Member("Copy") is not { } copy)
            return;
        var age = copy.Member("AgeSeconds") is JsonValue seconds ? $", {Words.OfAge(seconds.GetValue<double>())} old" : ", none yet";
        var next = copy.Text("NextSync").Length > 0 ? $", refreshed next at {copy.Moment("NextSync")}" : "";
        var error = copy.Text("Error") is { Length: > 0 } failed ? $"; cannot be refreshed: {failed}" : "";
        Line("copy", $"{copy.Text("Contacts")} contacts{age}{next}{error}");
    }

    private void ShowRounds()
    {
        var before = "";
        foreach (var round in book.Items("Rounds"))
        {
            var hits = round.Items("Hits").Select(hit => hit.Text()).ToHashSet();
            var asked = string.Join(" | ", round.Items("Spellings").Select(spelling => hits.Contains(spelling.Text()) ? $"[{spelling.Text()}]" : spelling.Text()));
            var spellings = asked == before ? "the same" : asked;
            before = asked;
            var end = round.Text("Error") is { Length: > 0 } error ? error
                : round.Text("CandidateCount") is { Length: > 0 } count ? $"{count} answered, {round.Text("FittingCount")} fit, {round.Text("ElapsedMs")} ms"
                : "no answer in time";
            Line("asked for", $"{spellings}{(round.IsTrue("Thorough") ? " (the slower way)" : "")}: {end}");
        }
    }

    private void ShowDropped()
    {
        var dropped = book.Items("Dropped").ToList();
        ShowRecords("dropped", "Dropped", record => [record.Text("DisplayText"), record.Text("Explanation")], MaxDropped);
        if (book.Text("DroppedCount") is { Length: > 0 } count && dropped.Count > MaxDropped)
            Line("dropped", $"{count} in all");
    }

    private void ShowRecords(string title, string member, Func<JsonNode?, string[]> cells, int most = int.MaxValue)
    {
        var rows = book.Items(member).Take(most).Select(record => cells(record).Select(Printable.Line).ToArray()).ToList();
        if (rows.Count == 0)
            return;
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => Printable.Width(row[column]))).ToArray();
        foreach (var row in rows)
            Line(title, string.Join("  ", row.Select((cell, column) => cell + new string(' ', widths[column] - Printable.Width(cell)))).TrimEnd());
    }

    private static string Match(JsonNode? record) => record.Text("Extension") is { Length: > 0 } extension and not "Same"
        ? $"{Words.Of(record.Text("Match"))}, extension {Words.Of(extension)}"
        : Words.Of(record.Text("Match"));

    private void Line(string title, string text) => session.Line($"{Indent}{title,-10}  {text}");
}
