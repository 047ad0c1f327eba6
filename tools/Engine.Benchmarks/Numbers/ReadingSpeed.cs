using System.Diagnostics;
using Engine.Core.PhoneNumbers;
using PhoneNumbers;
using PhoneNumber = Engine.Core.PhoneNumbers.PhoneNumber;

namespace Engine.Benchmarks.Numbers;

/// <summary>What reading costs, ours and the library's, on one thread and on two.</summary>
internal static class ReadingSpeed
{
    private const int Batch = 1000;

    public static void Print(Book book)
    {
        var texts = book.Contacts.Select(contact => (contact.Text, Region: PhoneNumberReader.RegionOf(contact.Country))).ToArray();
        Print("control", texts, (text, _) => Spin(text));
        Print("ours", texts, (text, region) => Ours(book.Reader, text, region));
        Print("library", texts, Library);
    }

    private static void Print(string name, (string Text, string? Region)[] texts, Action<string, string?> read)
    {
        Run(texts, read);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var times = Run(texts, read);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        var (elapsedOfOne, processorOfOne) = Timed(() => Run(texts, read));
        var (elapsedOfTwo, processorOfTwo) = Timed(() =>
        {
            var other = new Thread(() => Run(texts, read));
            other.Start();
            Run(texts, read);
            other.Join();
        });
        Console.WriteLine(
            $"{name,-8} median {times[times.Count / 2],6:F3} us, {allocated / (double)texts.Length,6:F1} bytes a read; " +
            $"two threads {2 * elapsedOfOne / elapsedOfTwo:F2} x by the clock, {4 * processorOfOne / processorOfTwo:F2} x by processor time");
    }

    // On a machine that others use, the clock tells how busy they are; processor time tells whether the threads are in each other's way.
    private static (TimeSpan Elapsed, TimeSpan Processor) Timed(Action action)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        action();
        return (clock.Elapsed, Environment.CpuUsage.TotalTime - processor);
    }

    private static List<double> Run((string Text, string? Region)[] texts, Action<string, string?> read)
    {
        var times = new List<double>();
        for (var at = 0; at + Batch <= texts.Length; at += Batch)
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var (text, region) in texts.AsSpan(at, Batch)) read(text, region);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / Batch);
        }

        times.Sort();
        return times;
    }

    private static void Ours(PhoneNumberReader reader, string text, string? region)
    {
        Span<PhoneNumber> numbers = stackalloc PhoneNumber[ContactNumbers.MaxPerField];
        reader.ReadStored(text, region, numbers);
    }

    // Work of about the same length that shares nothing: what two threads could do at best on this machine, now.
    private static void Spin(string text)
    {
        var hash = 17u;
        for (var i = 0; i < 400; i++) hash = (hash * 31) + text[0];
        if (hash == 0) Console.WriteLine();
    }

    private static void Library(string text, string? region)
    {
        try
        {
            PhoneNumberUtil.GetInstance().Parse(text, region ?? "GB");
        }
        catch (NumberParseException)
        {
            // It reads no remarks.
        }
    }
}
