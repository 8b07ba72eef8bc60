using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Building;

/// <summary>Writes a candidate as a recommendation for a person to edit; the one thing the program ever writes into a workspace.</summary>
public static partial class RecommendationFile
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes <c>recommendations/R-….md</c> under the next free number and gives its path. An existing file is never touched.</summary>
    /// <param name="reason">Why it is rejected; null accepts it as proposed.</param>
    public static string Write(string workspace, Candidate candidate, IReadOnlyList<Recommendation> existing, string? reason, DateOnly asOf)
    {
        var folder = Path.Combine(workspace, "recommendations");
        Directory.CreateDirectory(folder);
        // Where recommendations are numbered by year (R-2026-04), so is this one.
        var series = existing.Any(r => Yearly().IsMatch(r.Id)) ? $"R-{asOf.Year}-" : "R-";
        for (var number = Next(existing, series); ; number++)
        {
            var id = $"{series}{number:00}";
            var path = Path.Combine(folder, id + ".md");
            if (File.Exists(path) || Directory.EnumerateFiles(folder, id + "-*.md").Any()) continue;
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            stream.Write(Encoding.UTF8.GetBytes(Text(id, candidate, reason, asOf)));
            return path.Replace('\\', '/');
        }
    }

    static int Next(IReadOnlyList<Recommendation> existing, string series) =>
        1 + existing.Select(r => r.Id.StartsWith(series, StringComparison.OrdinalIgnoreCase) && int.TryParse(r.Id.AsSpan(series.Length), out var n) ? n : 0).DefaultIfEmpty().Max();

    [GeneratedRegex(@"^R-\d{4}-\d+$", RegexOptions.IgnoreCase)]
    private static partial Regex Yearly();

    internal static string Text(string id, Candidate candidate, string? reason, DateOnly asOf)
    {
        var text = new StringBuilder();
        text.Append("---\n");
        text.Append($"id: {id}\n");
        text.Append($"statement: {Quote(candidate.Statement)}\n");
        text.Append($"status: {(reason is null ? "proposed" : "rejected")}\n");
        text.Append($"sources: {List(candidate.Sources.Select(s => s.Id).Distinct().Prepend(candidate.Id))}\n");
        if (candidate.Objectives.Count > 0) text.Append($"objectives: {List(candidate.Objectives)}\n");
        if (candidate.Procedures.Count > 0) text.Append($"procedures: {List(candidate.Procedures)}\n");
        if (reason is not null)
        {
            text.Append($"reason: {Quote(reason)}\n");
            text.Append($"decided_on: {asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\n");
        }
        else
        {
            text.Append("# owner_role: the role that answers for it\n# due: yyyy-mm-dd\n");
            if (candidate.Metric.Length > 0) text.Append($"success_measure:\n  metric: {candidate.Metric}\n  # expected: the level that would show it worked\n");
            else text.Append("# success_measure: {metric: a metric's id, expected: the level that would show it worked}\n");
        }
        text.Append($"impact: {candidate.Impact}\neffort: {candidate.Effort}\n");
        text.Append($"evidence_hash: {candidate.EvidenceHash}\n");
        text.Append("---\n\n");
        text.Append(reason is null ? "Why this is needed, in your own words. The evidence the candidate rests on:\n\n" : "The evidence the candidate rested on when it was rejected:\n\n");
        foreach (var source in candidate.Sources) text.Append($"- {source.Id}: {source.Text} ({source.Place})\n");
        text.Append($"\nScore when it was {(reason is null ? "accepted" : "rejected")}: {candidate.ScoreParts}.\n");
        return text.ToString();
    }

    /// <summary>A JSON string is a YAML string in double quotes.</summary>
    static string Quote(string text) => JsonSerializer.Serialize(text, Plain);

    static string List(IEnumerable<string> ids) => "[" + string.Join(", ", ids.Select(Quote)) + "]";
}
