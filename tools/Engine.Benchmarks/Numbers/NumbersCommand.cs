using System.Diagnostics;

namespace Engine.Benchmarks.Numbers;

/// <summary>
/// <c>numbers [size] [misses]</c>: how many of a million contacts, typed as people type them, are found by their number, for users of several
/// countries; and what reading costs. The second argument shows that many of the misses.
/// </summary>
internal sealed class NumbersCommand(Book book, int misses)
{
    private const int Seed = 20260;
    private static readonly string[] Users = ["+442079460000", "+498912345678", "+12125550100", "+33142685300", "+390612345678"];

    public static int Run(string[] args)
    {
        var size = args is [var first, ..] ? int.Parse(first) : 1_000_000;
        var misses = args is [_, var second, ..] ? int.Parse(second) : 0;
        foreach (var user in Users)
        {
            var clock = Stopwatch.StartNew();
            var book = Book.Make(size, user, new Random(Seed));
            var took = clock.Elapsed.TotalSeconds;
            Console.WriteLine($"\nUser {user[..3]}…, {size:N0} contacts of {TrueNumbers.Regions.Length} countries, made and read in {took:F0} s");
            Console.WriteLine($"{"asked as",-22}{"asked",10}{"found",10}{"not by suffix",15}{"stranger",11}{"by suffix too",15}");
            new NumbersCommand(book, misses).MeasureAll(user);
            if (user != Users[^1]) continue;
            Console.WriteLine();
            ReadingSpeed.Print(book);
        }

        return 0;
    }

    // Strangers by suffix stand below, marked; the fourth column counts those that look like the caller.
    private void MeasureAll(string user)
    {
        var all = Enumerable.Range(0, book.Contacts.Count).ToList();
        Measure("E.164", all, number => number.E164);
        Measure("national, own country", all.Where(at => user.StartsWith($"+{NumberOf(at).CountryCode}", StringComparison.Ordinal)), Recall.National);
        Measure("national, any country", all.Where(at => at % 4 == 0), Recall.National);
        foreach (var length in (int[])[7, 8, 9])
        {
            var longEnough = all.Where(at => at % 4 == 1 && NumberOf(at).National.Length >= length);
            Measure($"last {length} digits", longEnough, number => number.National[^length..]);
        }
    }

    private TrueNumber NumberOf(int contact) => book.Contacts[contact].Number;

    private void Measure(string way, IEnumerable<int> contacts, Func<TrueNumber, string> ask)
    {
        var shown = 0;
        var recall = Recall.Measure(book, way, contacts, ask, (contact, query) =>
        {
            if (shown++ >= misses) return;
            Console.WriteLine($"    missed by {query}: {contact.Number.E164} [{contact.Country}] '{contact.Text.ReplaceLineEndings("\\n")}'");
        });
        string Part(int count, string format) => (100.0 * count / recall.Asked).ToString(format) + "%";
        Console.WriteLine(
            $"{way,-22}{recall.Asked,10:N0}{Part(recall.Found, "F2"),10}{Part(recall.Sure, "F2"),15}{Part(recall.WithStranger, "F4"),11}" +
            $"{Part(recall.WithAnyStranger, "F2"),15}");
    }
}
