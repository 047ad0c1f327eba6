using System.Diagnostics;

namespace Engine.Benchmarks.Numbers;

/// <summary>
/// <c>numbers [size] [misses]</c>: how many of a million contacts, typed as people type them, are found by their number, for users of several
/// countries; and what reading costs. The second argument shows that many of the misses.
/// </summary>
internal static class NumbersCommand
{
    private const int Seed = 20260;
    private static readonly string[] Users = ["+442079460000", "+498912345678", "+12125550100", "+33142685300", "+390612345678"];

    public static int Run(string[] args)
    {
        var size = args is [var first, ..] ? int.Parse(first) : 1_000_000;
        var shown = args is [_, var second, ..] ? int.Parse(second) : 0;
        Book? last = null;
        foreach (var user in Users)
        {
            var random = new Random(Seed);
            var clock = Stopwatch.StartNew();
            var book = last = Book.Make(size, user, random);
            Console.WriteLine($"\nUser {user[..3]}…, {size:N0} contacts of {TrueNumbers.Regions.Length} countries, made and read in {clock.Elapsed.TotalSeconds:F0} s");
            Console.WriteLine($"{"asked as",-22}{"asked",10}{"found",10}{"not by suffix",15}{"stranger",11}{"by suffix too",15}");
            var home = book.Contacts.Select((contact, index) => (contact, index)).Where(at => user.StartsWith($"+{at.contact.Number.CountryCode}", StringComparison.Ordinal)).Select(at => at.index).ToList();
            var all = Enumerable.Range(0, size).ToList();
            void Measure(string way, IEnumerable<int> contacts, Func<TrueNumber, string> ask)
            {
                var misses = 0;
                var recall = Recall.Measure(book, way, contacts, ask, (contact, query) =>
                {
                    if (misses++ < shown) Console.WriteLine($"    missed by {query}: {contact.Number.E164} [{contact.Country}] '{contact.Text.ReplaceLineEndings("\\n")}'");
                });
                double Part(int count) => 100.0 * count / recall.Asked;
                Console.WriteLine($"{way,-22}{recall.Asked,10:N0}{Part(recall.Found),9:F2}%{Part(recall.Sure),14:F2}%{Part(recall.WithStranger),10:F4}%{Part(recall.WithAnyStranger),14:F2}%");
            }

            Measure("E.164", all, number => number.E164);
            Measure("national, own country", home, Recall.National);
            Measure("national, any country", all.Where(index => index % 4 == 0), Recall.National);
            foreach (var length in (int[])[7, 8, 9])
                Measure($"last {length} digits", all.Where(index => index % 4 == 1 && book.Contacts[index].Number.National.Length >= length), number => number.National[^length..]);
        }

        Console.WriteLine();
        ReadingSpeed.Print(last!);
        return 0;
    }
}
