using System.Globalization;
using static Engine.Core.PhoneNumbers.Plans.DigitPattern;

namespace Engine.Core.PhoneNumbers.Plans;

/// <summary>Takes a pattern of the library's metadata apart.</summary>
internal sealed class DigitPatternParser(string pattern)
{
    private int _at;
    private int _groups;

    private bool IsAtEnd => _at >= pattern.Length;

    public Node Parse(out int groups)
    {
        var tree = Choice();
        if (!IsAtEnd) throw Unknown();
        groups = _groups;
        return tree;
    }

    private Node Choice()
    {
        var options = new List<Node> { Sequence() };
        while (Take('|')) options.Add(Sequence());
        return options.Count == 1 ? options[0] : new Node.Choice(options);
    }

    private Node Sequence()
    {
        var items = new List<Node>();
        while (!IsAtEnd && pattern[_at] is not ('|' or ')')) items.Add(Repeated(Single()));
        return items.Count == 1 ? items[0] : new Node.Sequence(items);
    }

    private Node Repeated(Node item)
    {
        if (Take('?')) return new Node.Repeat(item, 0, 1);
        if (!Take('{')) return item;
        var fewest = Number();
        var most = Take(',') ? Number() : fewest;
        return Take('}') && most >= fewest ? new Node.Repeat(item, fewest, most) : throw Unknown();
    }

    private Node Single()
    {
        var c = pattern[_at++];
        switch (c)
        {
            case >= '0' and <= '9':
                return new Node.Class(1 << (c - '0'));
            case '[':
                return Class();
            case '(':
                return Group();
            case '$':
                return new Node.TextEnd();
            case '\\' when Take('d'):
                return new Node.Class(0x3FF);
            default:
                throw Unknown();
        }
    }

    private Node.Class Class()
    {
        var mask = 0;
        while (!Take(']'))
        {
            var first = Digit();
            var last = Take('-') ? Digit() : first;
            for (var digit = first; digit <= last; digit++) mask |= 1 << digit;
        }

        return new Node.Class(mask);
    }

    private Node Group()
    {
        var isCapturing = !Take('?');
        if (!isCapturing && !Take(':')) throw Unknown();
        var number = isCapturing ? ++_groups : 0;
        var inner = Choice();
        if (!Take(')') || number * 2 >= MaxSaved - 1) throw Unknown();
        return isCapturing ? new Node.Group(inner, number) : inner;
    }

    private int Number()
    {
        var start = _at;
        while (!IsAtEnd && char.IsAsciiDigit(pattern[_at])) _at++;
        return _at > start ? int.Parse(pattern.AsSpan(start.._at), CultureInfo.InvariantCulture) : throw Unknown();
    }

    private int Digit() => !IsAtEnd && char.IsAsciiDigit(pattern[_at]) ? pattern[_at++] - '0' : throw Unknown();

    private bool Take(char c)
    {
        if (IsAtEnd || pattern[_at] != c) return false;
        _at++;
        return true;
    }

    private FormatException Unknown() => new($"The metadata of the telephone number library uses an expression unknown here, at {_at} of {pattern}");
}
