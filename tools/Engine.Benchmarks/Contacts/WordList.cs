namespace Engine.Benchmarks.Contacts;

/// <summary>Words of one kind, the usual ones first, then as many as heads, middles and tails make together.</summary>
/// <param name="usual">Whole words, separated by blanks; an underscore stands for a blank inside one.</param>
/// <param name="heads">What composed words begin with.</param>
/// <param name="middles">What may stand between; a hyphen stands for nothing.</param>
/// <param name="tails">What composed words end with.</param>
internal sealed class WordList(string usual, string heads = "", string middles = "-", string tails = "")
{
    private const double Flatness = 25;

    private readonly string[] _usual = Split(usual);
    private readonly string[] _heads = Split(heads);
    private readonly string[] _middles = Split(middles);
    private readonly string[] _tails = Split(tails);

    public int Size => _usual.Length + (_heads.Length * _middles.Length * _tails.Length);

    public string Draw(Dice dice) => this[dice.Rank(Size, Flatness)];

    private string this[int rank]
    {
        get
        {
            if (rank < _usual.Length) return _usual[rank];

            // Neighbours in rank differ in all their parts, so that the frequent words do not begin or end alike.
            var (row, head) = Math.DivRem(rank - _usual.Length, _heads.Length);
            var (tailRow, middle) = Math.DivRem(row, _middles.Length);
            return string.Concat(_heads[head], _middles[(middle + head) % _middles.Length], _tails[(tailRow + (head * 7)) % _tails.Length]);
        }
    }

    private static string[] Split(string words) =>
        [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word == "-" ? "" : word.Replace('_', ' '))];
}
