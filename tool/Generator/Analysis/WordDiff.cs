using DiffPlex;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Compares two texts word by word, and says a change as people would: an old phrase struck, a new phrase in its place.</summary>
static class WordDiff
{
    /// <summary>At most so many words that stayed between two changes are told as part of one change.</summary>
    const int Island = 2;

    /// <summary>Old words and the new ones in their place; where nothing changed, both are the same.</summary>
    sealed record Stretch(string[] Old, string[] New)
    {
        public bool IsSame { get; init; }
    }

    /// <summary>Runs of same, removed and added words; read in order without the removed, they give the new text.</summary>
    public static IReadOnlyList<DiffPiece> Pieces(string before, string after)
    {
        var stretches = Sentences(Islands(Compare(Words(before), Words(after)))).SelectMany(s => Alternates(s) ? [Together(s)] : s);
        var pieces = new List<DiffPiece>();
        foreach (var stretch in stretches)
        {
            if (stretch.IsSame) Add("same", stretch.New);
            else
            {
                Add("removed", stretch.Old);
                Add("added", stretch.New);
            }
        }
        return pieces;

        void Add(string kind, string[] words)
        {
            if (words.Length == 0) return;
            var text = string.Join(' ', words);
            if (pieces.Count > 0 && pieces[^1].Kind == kind) pieces[^1] = new(kind, $"{pieces[^1].Text} {text}");
            else pieces.Add(new(kind, text));
        }
    }

    /// <summary>How much two texts have in common: twice the words they share, by those they have, 0 to 1.</summary>
    public static double Likeness(string a, string b)
    {
        static ILookup<string, string> Bag(string text) => Words(text).ToLookup(w => w.Trim(',', ';', ':', '.'), StringComparer.OrdinalIgnoreCase);
        var (left, right) = (Bag(a), Bag(b));
        var all = left.Sum(w => w.Count()) + right.Sum(w => w.Count());
        return all == 0 ? 0 : 2.0 * left.Sum(w => Math.Min(w.Count(), right[w.Key].Count())) / all;
    }

    static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    static List<Stretch> Compare(string[] old, string[] now)
    {
        // A word a line, as a line diff compares whole pieces; words hold no line ends.
        var diff = new Differ().CreateLineDiffs(string.Join('\n', old), string.Join('\n', now), ignoreWhitespace: false);
        var stretches = new List<Stretch>();
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Same(now[at..block.InsertStartB]);
            stretches.Add(new(old[block.DeleteStartA..(block.DeleteStartA + block.DeleteCountA)], now[block.InsertStartB..(block.InsertStartB + block.InsertCountB)]));
            at = block.InsertStartB + block.InsertCountB;
        }
        Same(now[Math.Min(at, now.Length)..]);
        return stretches;

        void Same(string[] words)
        {
            if (words.Length > 0) stretches.Add(new(words, words) { IsSame = true });
        }
    }

    /// <summary>Joins changes that only an island parts, unless both merely add or both merely remove.</summary>
    static List<Stretch> Islands(List<Stretch> stretches)
    {
        var joined = new List<Stretch>();
        for (var i = 0; i < stretches.Count; i++)
        {
            var island = i > 0 && i + 1 < stretches.Count && stretches[i] is { IsSame: true, New.Length: <= Island };
            if (island && !(joined[^1].Old.Length + stretches[i + 1].Old.Length == 0 || joined[^1].New.Length + stretches[i + 1].New.Length == 0))
            {
                joined[^1] = Together([joined[^1], stretches[i], stretches[i + 1]]);
                i++;
            }
            else joined.Add(stretches[i]);
        }
        return joined;
    }

    /// <summary>The stretches sentence by sentence, where one ends in both texts.</summary>
    static IEnumerable<List<Stretch>> Sentences(List<Stretch> stretches)
    {
        var sentence = new List<Stretch>();
        foreach (var stretch in stretches)
        {
            if (!stretch.IsSame)
            {
                sentence.Add(stretch);
                if (!Ends(stretch.Old) || !Ends(stretch.New)) continue;
                yield return sentence;
                sentence = [];
                continue;
            }
            var from = 0;
            for (var i = 0; i < stretch.New.Length; i++)
            {
                if (!Ends(stretch.New[i..(i + 1)])) continue;
                sentence.Add(Part(from, i + 1));
                yield return sentence;
                sentence = [];
                from = i + 1;
            }
            if (from < stretch.New.Length) sentence.Add(Part(from, stretch.New.Length));

            Stretch Part(int start, int end) => new(stretch.New[start..end], stretch.New[start..end]) { IsSame = true };
        }
        if (sentence.Count > 0) yield return sentence;

        static bool Ends(string[] words) => words.Length == 0 || words[^1].TrimEnd('"', '\'', '”', '’', ')') is [.., '.' or '?' or '!'];
    }

    /// <summary>More than half of a sentence changed, and in several places: it reads better struck and written anew.</summary>
    static bool Alternates(List<Stretch> sentence)
    {
        var stayed = sentence.Where(s => s.IsSame).Sum(s => s.New.Length);
        return sentence.Count(s => !s.IsSame) > 1 && stayed * 2 < Math.Max(sentence.Sum(s => s.Old.Length), sentence.Sum(s => s.New.Length));
    }

    static Stretch Together(List<Stretch> stretches) => new([.. stretches.SelectMany(s => s.Old)], [.. stretches.SelectMany(s => s.New)]);
}
