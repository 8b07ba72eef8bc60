using IncidentStrategy.Generator.Analysis.Statistics;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Collects what reviews, consultation responses and the log's free text say, by theme.</summary>
static class ThemesAnalysis
{
    /// <summary>One passage with the themes it carries.</summary>
    sealed record Passage(string Id, string Kind, string Text, ulong ByCode, ulong ByWord, DateOnly? On, string Service, Place Place);

    sealed class Tally
    {
        public List<Mention> Mentions { get; } = [];
        public Dictionary<string, int> Sources { get; } = [];
        public Dictionary<string, int> Quarters { get; } = [];
        public Dictionary<string, int> Services { get; } = [];
        public int N;

        public void Count(string source, string quarter, string service, int n = 1)
        {
            N += n;
            Sources[source] = Sources.GetValueOrDefault(source) + n;
            Quarters[quarter] = Quarters.GetValueOrDefault(quarter) + n;
            Services[service] = Services.GetValueOrDefault(service) + n;
        }
    }

    /// <summary>The themes of a review, by its own codes and by its factors' categories.</summary>
    public static ulong Of(Review review, ThemeMatcher matcher) =>
        review.Themes.Concat(review.ContributingFactors.Select(f => f.Category ?? "")).Aggregate(0UL, (bits, code) => bits | matcher.Code(code));

    /// <summary>The themes of what brought an incident about: its factors' codes, or the review's own where the factors have none.</summary>
    public static ulong Causes(Review review, ThemeMatcher matcher) =>
        review.ContributingFactors.Aggregate(0UL, (bits, f) => bits | matcher.Code(f.Category ?? "")) is var causes and not 0 ? causes : Of(review, matcher);

    public static ThemeFindings Run(Corpus corpus, LogReading reading, IReadOnlyList<ActionFinding> actions, ThemeMatcher matcher, DateOnly asOf)
    {
        var tallies = matcher.Ids.Select(_ => new Tally()).ToArray();
        var unthemed = 0;
        foreach (var passage in Passages(corpus, matcher).Where(p => p.On is null || p.On <= asOf))
        {
            var bits = passage.ByCode | passage.ByWord;
            if (bits == 0) unthemed++;
            for (var t = 0; t < tallies.Length; t++)
            {
                if ((bits >> t & 1) == 0) continue;
                tallies[t].Count(passage.Kind, passage.On is { } on ? Say.Quarter(on) : "", passage.Service);
                tallies[t].Mentions.Add(new Mention(passage.Id, passage.Kind, passage.Text, (passage.ByCode >> t & 1) != 0, passage.On, passage.Service, passage.Place));
            }
        }
        var notes = FromLog(reading, tallies);
        var quarters = Quarters(tallies);
        var total = tallies.Sum(t => t.N);
        var cumulative = 0;
        var all = new List<ThemeFinding>();
        foreach (var (tally, t) in tallies.Select((tally, t) => (tally, t)).Where(x => x.tally.N > 0).OrderByDescending(x => x.tally.N).ThenBy(x => matcher.Ids[x.t], StringComparer.Ordinal))
        {
            cumulative += tally.N;
            all.Add(Finding(corpus, matcher.Ids[t], tally, quarters, total, cumulative, actions, notes, asOf));
        }
        return new ThemeFindings
        {
            All = all, Quarters = quarters, Mentions = total, Unthemed = unthemed,
            Message = all.Count == 0 ? "No theme was found." : $"{all[0].Name} is mentioned most: {Say.Count(all[0].N, "time")} of {Say.Number(total, 0)} ({Say.Percent(all[0].Share)}).",
            Definition = new DefinitionBox
            {
                Formula = "passages that carry the theme, by an explicit code or by a word of its list; a passage may carry several",
                Numerator = "mentions of the theme", Denominator = "mentions of all themes",
                Exclusions = $"{Say.Count(unthemed, "passage")} in which no theme was found", N = total, Missing = unthemed,
            },
        };
    }

    static IEnumerable<Passage> Passages(Corpus corpus, ThemeMatcher matcher)
    {
        foreach (var r in corpus.Reviews)
        {
            DateOnly? on = (r.StartedAt ?? r.DetectedAt) is { } at ? DateOnly.FromDateTime(at.DateTime) : null;
            var service = corpus.Organisation.Service(r.Service)?.Name ?? r.Service ?? "not stated";
            var told = 0UL;
            foreach (var f in r.ContributingFactors)
            {
                var code = matcher.Code(f.Category ?? "");
                told |= code;
                yield return new(f.Id, "review factor", f.Statement, code, code == 0 ? matcher.Match(f.Statement) : 0, on, service, f.Where.Place);
            }
            foreach (var theme in r.Themes)
                if (matcher.Code(theme) is var code and not 0 && (told & code) == 0)
                    yield return new(r.Id, "review", r.Title, code, 0, on, service, r.Where["themes"]);
            for (var i = 0; i < r.WentLessWell.Count; i++)
                if (matcher.Match(r.WentLessWell[i]) is var words and not 0)
                    yield return new(r.Id, "review", r.WentLessWell[i], 0, words, on, service, r.Where[$"went_less_well[{i}]"]);
        }
        foreach (var c in corpus.Consultations)
            foreach (var r in c.Responses.Where(r => r.Text is { Length: > 0 } || r.Codes.Count > 0))
            {
                var codes = r.Codes.Aggregate(0UL, (bits, code) => bits | matcher.Code(code));
                yield return new($"{c.Id}:{r.ResponseId}", "consultation response", r.Text ?? "", codes, codes == 0 ? matcher.Match(r.Text ?? "") : 0,
                    r.ReceivedAt is { } at ? DateOnly.FromDateTime(at.DateTime) : null, "not stated", r.Where.Place);
            }
    }

    /// <summary>The log's notes, which were read only as themes; where there are any, the columns they stand in.</summary>
    static IReadOnlyList<Place> FromLog(LogReading reading, Tally[] tallies)
    {
        // Counted by quarter and service in numbers first: a million rows must not make a million words.
        var counts = new Dictionary<(int Theme, int Quarter, int Service), int>();
        foreach (var incident in reading.Incidents)
        {
            var bits = incident.ThemeBits;
            if (bits == 0) continue;
            var quarter = LogReading.On(LogReading.First(incident)) is { } on ? on.Year * 4 + (on.Month - 1) / 3 : -1;
            var service = incident.Code(Coded.Service);
            for (var t = 0; bits != 0 && t < tallies.Length; t++, bits >>= 1)
                if ((bits & 1) != 0)
                    counts[(t, quarter, service)] = counts.GetValueOrDefault((t, quarter, service)) + 1;
        }
        var services = reading.Normalised("service", reading.ServiceName, "not stated");
        foreach (var (key, n) in counts.OrderBy(c => c.Key))
            tallies[key.Theme].Count("incident log", key.Quarter < 0 ? "" : $"{key.Quarter / 4} Q{key.Quarter % 4 + 1}", services[key.Service], n);
        return counts.Count == 0 ? [] : reading.Column("notes");
    }

    static string[] Quarters(Tally[] tallies)
    {
        var named = tallies.SelectMany(t => t.Quarters.Keys).Where(q => q.Length > 0).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (named.Length == 0) return [];
        int Number(string quarter) => int.Parse(quarter.AsSpan(0, 4)) * 4 + quarter[^1] - '1';
        return [.. Enumerable.Range(Number(named[0]), Number(named[^1]) - Number(named[0]) + 1).Select(q => $"{q / 4} Q{q % 4 + 1}")];
    }

    static ThemeFinding Finding(Corpus corpus, string id, Tally tally, string[] quarters, int total, int cumulative, IReadOnlyList<ActionFinding> actions, IReadOnlyList<Place> notes, DateOnly asOf)
    {
        var theme = corpus.Organisation.Theme(id);
        Count[] Counts(Dictionary<string, int> counts) => [.. counts.Where(c => c.Key.Length > 0).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => new Count(c.Key, c.Value) { Share = 100.0 * c.Value / tally.N })];
        var byQuarter = quarters.Select(q => new Count(q, tally.Quarters.GetValueOrDefault(q))).ToArray();
        return new ThemeFinding
        {
            Id = id, Name = theme?.Name ?? id, N = tally.N,
            Share = 100.0 * tally.N / total, CumulativeShare = 100.0 * cumulative / total,
            BySource = Counts(tally.Sources), ByService = Counts(tally.Services), ByQuarter = byQuarter,
            Trend = Trend(byQuarter, asOf),
            NotEffective = [.. actions.SelectMany(a => a.Recurrences).Where(r => r.Theme == id).Select(r => r.Finding)],
            Mentions = tally.Mentions,
            Sources = [.. Places.Merge(tally.Mentions.Select(m => m.Place)), .. tally.Sources.ContainsKey("incident log") ? notes : []],
        };
    }

    /// <summary>The quarters that are over, on an XmR chart.</summary>
    static string Trend(Count[] byQuarter, DateOnly asOf)
    {
        var current = Say.Quarter(asOf.AddDays(1)) == Say.Quarter(asOf) ? Say.Quarter(asOf) : "";
        double[] values = [.. byQuarter.Where(q => string.CompareOrdinal(q.Name, Say.Quarter(asOf)) <= 0 && q.Name != current).Select(q => (double)q.N)];
        if (values.Length < 4) return $"too few quarters to judge (n = {values.Length})";
        var chart = Xmr.Chart(values);
        var last = chart.Points[^1];
        return (last.Rule == Rule.None ? "usual variation from quarter to quarter" : Claims.RuleWords(last.Rule, last.High)) + $" (n = {values.Length}{(values.Length < ControlChart.TrialUnder ? ", trial limits" : "")})";
    }
}
