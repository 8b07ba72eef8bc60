using System.Runtime.InteropServices;
using IncidentStrategy.Generator.Analysis.Statistics;
using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Measures the five durations over the log in one pass; open incidents are counted, never given the present time.</summary>
static class DurationsAnalysis
{
    internal sealed record Kind(string Id, string Name, Moment From, Moment To);

    internal static readonly Kind[] Kinds =
    [
        new("detect", "Time to detect", Moment.StartedAt, Moment.DetectedAt),
        new("acknowledge", "Time to acknowledge", Moment.DetectedAt, Moment.AcknowledgedAt),
        new("tell_customers", "Time to tell customers", Moment.DeclaredAt, Moment.CustomersToldAt),
        new("fix", "Time to fix", Moment.DeclaredAt, Moment.ResolvedAt),
        new("total", "Total time", Moment.StartedAt, Moment.ResolvedAt),
    ];

    /// <summary>One duration of one group: whole seconds, and what could not be measured.</summary>
    sealed class Bucket
    {
        public List<int> Seconds { get; } = [];
        public int Open, NotRecorded, OutOfOrder;

        public void Take(Bucket other)
        {
            Seconds.AddRange(other.Seconds);
            Open += other.Open;
            NotRecorded += other.NotRecorded;
            OutOfOrder += other.OutOfOrder;
        }
    }

    public static DurationFindings Run(LogReading reading, CancellationToken cancellation)
    {
        var severities = reading.SeverityIds();
        string[] classes = ["not recorded", .. Words.All<Classification>().Select(Say.Word)];
        var buckets = new Bucket[Kinds.Length, severities.Length, classes.Length];
        var seen = 0;
        foreach (var incident in reading.Incidents)
        {
            if ((++seen & 0xffff) == 0) cancellation.ThrowIfCancellationRequested();
            var (severity, kind) = (incident.Code(Coded.Severity), incident.Class is { } c ? (int)c + 1 : 0);
            for (var k = 0; k < Kinds.Length; k++) Measure(buckets[k, severity, kind] ??= new Bucket(), reading, incident, Kinds[k]);
        }
        var (all, bySeverity, byClass) = (new List<DurationFinding>(), new List<DurationFinding>(), new List<DurationFinding>());
        for (var k = 0; k < Kinds.Length; k++)
        {
            all.Add(Finding(reading, Kinds[k], "all incidents", Gather(buckets, k, (_, _) => true)));
            foreach (var s in severities.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal))
                if (Gather(buckets, k, (i, _) => severities[i].Equals(s, StringComparison.OrdinalIgnoreCase)) is var b && b.Seconds.Count + b.Open + b.NotRecorded > 0) bySeverity.Add(Finding(reading, Kinds[k], s, b));
            for (var c = 0; c < classes.Length; c++)
                if (Gather(buckets, k, (_, j) => j == c) is var b && b.Seconds.Count + b.Open + b.NotRecorded > 0) byClass.Add(Finding(reading, Kinds[k], classes[c], b));
        }
        return new DurationFindings { All = all, BySeverity = bySeverity, ByClass = byClass };
    }

    static void Measure(Bucket bucket, LogReading reading, IncidentLog.Incident incident, Kind kind)
    {
        if (reading.At(incident, kind.From) is { } from && reading.At(incident, kind.To) is { } to)
        {
            if (to >= from) bucket.Seconds.Add(to - from);
            else bucket.OutOfOrder++;
        }
        else if (reading.IsOpen(incident) && reading.At(incident, kind.To) is null) bucket.Open++;
        else bucket.NotRecorded++;
    }

    static Bucket Gather(Bucket[,,] buckets, int kind, Func<int, int, bool> of)
    {
        var all = new Bucket();
        var room = 0;
        foreach (var bucket in buckets) room = Math.Max(room, bucket?.Seconds.Count ?? 0);
        all.Seconds.EnsureCapacity(room);
        for (var s = 0; s < buckets.GetLength(1); s++)
            for (var c = 0; c < buckets.GetLength(2); c++)
                if (of(s, c) && buckets[kind, s, c] is { } bucket) all.Take(bucket);
        return all;
    }

    static DurationFinding Finding(LogReading reading, Kind kind, string group, Bucket bucket)
    {
        CollectionsMarshal.AsSpan(bucket.Seconds).Sort();
        var n = bucket.Seconds.Count;
        double? Rank(double share) => n == 0 ? null : OfSorted(bucket.Seconds, share) / 60;
        var (median, p90) = (Rank(0.5), n >= DurationFinding.P90From ? Rank(0.9) : null);
        double? mean = n == 0 ? null : bucket.Seconds.Sum(s => (double)s) / n / 60;
        return new DurationFinding
        {
            Id = kind.Id, Name = kind.Name, Group = group, N = n, Open = bucket.Open, NotRecorded = bucket.NotRecorded, OutOfOrder = bucket.OutOfOrder,
            Median = median, P90 = p90, Shortest = Rank(0), Longest = Rank(1), Mean = mean,
            MedianWords = Say.Minutes(median),
            P90Words = n < DurationFinding.P90From ? $"not given: n is under {DurationFinding.P90From}" : Say.Minutes(p90),
            RangeWords = n == 0 ? "not recorded" : $"{Say.Minutes(Rank(0))} to {Say.Minutes(Rank(1))}",
            MeanWords = Say.Minutes(mean),
            MeanWarning = n == 0 ? "" : mean > 1.2 * median ? "The mean is pulled up by a few long incidents; the median says what is typical." : "Durations lean to the long side; read the mean with the median and the range.",
            Definition = new DefinitionBox
            {
                Formula = $"{Say.Word(Words.Of(kind.To))} − {Say.Word(Words.Of(kind.From))}",
                Numerator = "minutes between the two moments", Denominator = "incidents with both moments recorded",
                Exclusions = bucket.OutOfOrder == 0 ? "incidents still open" : $"incidents still open; {Say.Count(bucket.OutOfOrder, "incident")} whose times stand out of order",
                N = n, Missing = bucket.NotRecorded,
            },
            Sources = reading.Column(Words.Of(kind.From), Words.Of(kind.To)),
        };
    }

    static double OfSorted(List<int> sorted, double share)
    {
        var rank = share * (sorted.Count - 1);
        var below = (int)Math.Floor(rank);
        return sorted[below] + (rank - below) * (sorted[Math.Min(below + 1, sorted.Count - 1)] - sorted[below]);
    }

    /// <summary>The durations of one review.</summary>
    public static IReadOnlyList<ReviewDuration> Of(Review review) => [.. Kinds.Select(k =>
    {
        double? minutes = review.At(k.From) is { } from && review.At(k.To) is { } to && to >= from ? (to - from).TotalMinutes : null;
        return new ReviewDuration(k.Id, k.Name, minutes, minutes is null && k.To == Moment.ResolvedAt && review.ResolvedAt is null ? "still open" : Say.Minutes(minutes));
    })];
}
