using IncidentStrategy.Generator.Analysis.PersonalData;
using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Counts a consultation's responses, and merges what is too small to publish.</summary>
static class ResponseFigures
{
    const string NotStated = "not stated";

    public static IReadOnlyList<Count> Counts(IEnumerable<string> words)
    {
        var all = words.ToArray();
        return [.. all.GroupBy(w => w).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new Count(g.Key, g.Count()) { Label = Say.Word(g.Key), Share = 100.0 * g.Count() / all.Length })];
    }

    public static ResponseCounts Stances(string id, string text, IEnumerable<Response> responses)
    {
        var all = responses.ToArray();
        int Of(Stance stance) => all.Count(r => r.Stance == stance);
        return new(id, text, all.Length, Of(Stance.Support), Of(Stance.SupportWithChange), Of(Stance.Oppose), Of(Stance.Neutral), Of(Stance.Question));
    }

    /// <summary>The stances in all and by question: one table with its totals, so that neither gives away what the other merges.</summary>
    public static (IReadOnlyList<Count> All, IReadOnlyList<QuestionAnswers> ByQuestion) Stances(Consultation c)
    {
        var all = Counts(c.Responses.Select(StanceOf));
        // Responses to no question of the list are a row too, though it is not shown.
        var rows = c.Questions.Select(q => c.Responses.Where(r => MetricsAnalysis.Same(r.QuestionId, q.Id)).ToArray())
            .Append([.. c.Responses.Where(r => !c.Questions.Any(q => MetricsAnalysis.Same(r.QuestionId, q.Id)))]).Append([.. c.Responses]).ToArray();
        var table = new int[rows.Length, all.Count + 1];
        for (var r = 0; r < rows.Length; r++)
        {
            for (var s = 0; s < all.Count; s++) table[r, s] = rows[r].Count(x => StanceOf(x) == all[s].Name);
            table[r, all.Count] = rows[r].Length;
        }
        var hidden = SmallCounts.Hidden(table);
        return (SmallCounts.Merge(all, s => hidden[rows.Length - 1, s]),
            [.. c.Questions.Select((q, r) => new QuestionAnswers(q.Id, q.Text, hidden[r, all.Count] ? table[r, all.Count] < SmallCounts.Least ? "fewer than five" : "not shown" : Say.Number(table[r, all.Count], 0), Row(r)))]);

        string Row(int r)
        {
            if (table[r, all.Count] == 0) return "nobody answered";
            var shown = Enumerable.Range(0, all.Count).Where(s => table[r, s] > 0 && !hidden[r, s]).OrderByDescending(s => table[r, s]).Select(s => $"{Say.Number(table[r, s], 0)} {all[s].Label}").ToList();
            var merged = Enumerable.Range(0, all.Count).Where(s => hidden[r, s]).Sum(s => table[r, s]);
            if (shown.Count == 0) return "too few to tell apart";
            if (merged > 0) shown.Add(hidden[r, all.Count] ? "others" : $"{Say.Number(merged, 0)} others");
            return string.Join(", ", shown);
        }
    }

    static string StanceOf(Response r) => r.Stance is { } stance ? Words.Of(stance) : NotStated;
}
