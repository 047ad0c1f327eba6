using System.Text;

namespace Engine.Benchmarks.Numbers;

/// <summary>Makes random digits that match a pattern of the library's metadata: digits, classes, groups, alternatives, counted repetition.</summary>
internal sealed class PatternSampler(string pattern, Random random)
{
    private int _at;

    public string Sample()
    {
        _at = 0;
        return Choice();
    }

    // All options are made, one is kept: simple, and quick enough for patterns of this size.
    private string Choice()
    {
        var options = new List<string> { Sequence() };
        while (Take('|')) options.Add(Sequence());
        return options[random.Next(options.Count)];
    }

    private string Sequence()
    {
        var made = new StringBuilder();
        while (_at < pattern.Length && pattern[_at] is not ('|' or ')'))
        {
            var start = _at;
            var single = Single();
            var end = _at;
            var times = Times();
            var next = _at;
            for (var i = 0; i < times; i++)
            {
                made.Append(single);
                if (i == times - 1) break;
                _at = start;
                single = Single();
            }

            _at = Math.Max(next, end);
        }

        return made.ToString();
    }

    private string Single()
    {
        if (Take('('))
        {
            if (Take('?')) _at++;
            var inner = Choice();
            _at++;
            return inner;
        }

        if (!Take('[')) return pattern[_at++].ToString();
        var digits = new List<char>();
        while (!Take(']'))
        {
            var first = pattern[_at++];
            var last = Take('-') ? pattern[_at++] : first;
            for (var digit = first; digit <= last; digit++) digits.Add(digit);
        }

        return digits[random.Next(digits.Count)].ToString();
    }

    private int Times()
    {
        if (Take('?')) return random.Next(2);
        if (!Take('{')) return 1;
        var close = pattern.IndexOf('}', _at);
        var bounds = pattern[_at..close].Split(',');
        _at = close + 1;
        var fewest = int.Parse(bounds[0]);
        return bounds.Length == 1 ? fewest : random.Next(fewest, int.Parse(bounds[1]) + 1);
    }

    private bool Take(char c)
    {
        if (_at >= pattern.Length || pattern[_at] != c) return false;
        _at++;
        return true;
    }
}
