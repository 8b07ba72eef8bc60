using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Every id of the workspace and what it points to, both ways; and the threads that lead nowhere.</summary>
public sealed record ThreadFindings
{
    /// <summary>What many threads meet in. A thread may end there, yet does not go through: it would lead to everything.</summary>
    static readonly HashSet<string> Meeting = new(StringComparer.Ordinal) { "theme", "metric", "criterion", "unit criterion", "objective", "procedure", "review", "evidence" };

    public IReadOnlyList<ThreadNode> Nodes { get; init; } = [];
    public IReadOnlyList<BrokenThread> Broken { get; init; } = [];

    public ThreadNode? Find(string id) => Nodes.FirstOrDefault(n => string.Equals(n.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The thread of an id, itself at depth 0, what it rests on above (negative) and what rests on it below.</summary>
    public IReadOnlyList<ThreadStep> Of(string id)
    {
        var known = Nodes.ToDictionary(n => n.Id, StringComparer.OrdinalIgnoreCase);
        if (!known.TryGetValue(id, out var start)) return [];
        List<ThreadStep> up = [], down = [];
        Walk(start, up, -1, n => n.Up);
        Walk(start, down, 1, n => n.Down);
        up.Reverse();
        return [.. up, new ThreadStep(0, start), .. down];

        void Walk(ThreadNode from, List<ThreadStep> into, int step, Func<ThreadNode, IReadOnlyList<string>> next)
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { from.Id };
            var stack = new Stack<(ThreadNode, int)>(next(from).Reverse().Where(known.ContainsKey).Select(i => (known[i], step)));
            while (stack.TryPop(out var at))
            {
                if (!seen.Add(at.Item1.Id)) continue;
                into.Add(new ThreadStep(at.Item2, at.Item1));
                if (Meeting.Contains(at.Item1.Kind)) continue;
                foreach (var further in next(at.Item1).Reverse().Where(known.ContainsKey)) stack.Push((known[further], at.Item2 + step));
            }
        }
    }
}

public sealed record ThreadNode(string Id, string Kind, string Title, Place Place)
{
    /// <summary>What it rests on: a recommendation's findings, a change's recommendation.</summary>
    public IReadOnlyList<string> Up { get; init; } = [];

    /// <summary>What rests on it.</summary>
    public IReadOnlyList<string> Down { get; init; } = [];
}

public sealed record ThreadStep(int Depth, ThreadNode Node);

public sealed record BrokenThread(string From, string To, string Note, Place Place);
