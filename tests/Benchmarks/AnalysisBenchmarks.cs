using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Benchmarks;

/// <summary>Analysing a log costs the same per row at any length, in memory that the length of its texts does not touch.</summary>
[MemoryDiagnoser, Config(typeof(Quick))]
public class AnalysisBenchmarks
{
    /// <summary>In this process: a million rows need no second build of them.</summary>
    sealed class Quick : ManualConfig
    {
        public Quick() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3));
    }

    Corpus corpus = null!;

    [Params(10_000, 100_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup() => corpus = Made.Corpus(Rows);

    [Benchmark]
    public Findings Analyse() => Analyst.Analyse(corpus, new DateOnly(2026, 12, 31), new IncidentStrategy.Text.Diagnostics());
}

/// <summary>A made-up corpus with a log of any length, the same on every run.</summary>
static class Made
{
    public static Corpus Corpus(int rows)
    {
        string[] severities = ["S1", "S2", "S3", "S4"], teams = ["Desk", "Supply", "Billing", "Technology"], services = ["supply", "billing"], categories = ["telephony", "payment", "weather", "routing"];
        var criteria = new[] { (Moment.DetectedAt, Moment.AcknowledgedAt, 15), (Moment.DeclaredAt, Moment.CustomersToldAt, 30), (Moment.DeclaredAt, Moment.ResolvedAt, 480) };
        return new Corpus
        {
            Organisation = new Organisation
            {
                Name = "Made", Where = Where.None,
                Severities = [.. severities.Select(s => new SeverityLevel { Id = s, Name = s, Where = Where.None })],
                Services = [.. services.Select(s => new Service { Id = s, Name = s, Where = Where.None })],
                Themes = [.. categories.Select((c, i) => new Theme { Id = $"TH-{i + 1}", Name = c, Words = [c], Where = Where.None })],
                AgreedCriteria = [.. criteria.Select((c, i) => new AgreedCriterion { Id = $"AG-{i + 1}", Statement = "In time.", From = c.Item1, To = c.Item2, Within = new Duration(TimeSpan.FromMinutes(c.Item3)), TargetPercent = 90, Where = Where.None })],
            },
            Metrics = new Metrics
            {
                Where = Where.None,
                Definitions = [new Metric { MetricId = "acknowledge", Name = "Time to acknowledge", Formula = "median(acknowledged_at - detected_at)", Unit = MetricUnit.Minutes, Direction = MetricDirection.LowerIsBetter, Where = Where.None }],
            },
            IncidentLog = Log(rows, severities, teams, services, categories),
        };
    }

    static IncidentLog Log(int rows, string[] severities, string[] teams, string[] services, string[] categories)
    {
        var random = new Random(17);
        var builder = new IncidentLogBuilder(["TH-1", "TH-2", "TH-3", "TH-4"]);
        string[] fields = ["incident_id", .. Enum.GetValues<Moment>().Select(m => Words.Of(m)), "class", "severity", "service", "category", "owner_team", "handled_by_team", "detected_by", "notes"];
        builder.Begin(new LogSource("log.csv", null, 1, fields.Select((f, i) => (f, i + 1)).ToDictionary(f => f.f, f => f.Item2)));
        var row = new IncidentRow();
        var start = UkTime.ToSeconds(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        for (var i = 0; i < rows; i++)
        {
            row.Clear();
            var at = start + (int)((long)i * 86400 * 900 / rows);
            foreach (var moment in new[] { Moment.StartedAt, Moment.DetectedAt, Moment.DeclaredAt, Moment.AcknowledgedAt, Moment.CustomersToldAt, Moment.ResolvedAt, Moment.ClosedAt }) row.Moments[(int)moment] = at += random.Next(60, 1800);
            row.Class = Classification.Incident;
            row.DetectedBy = (DetectedBy)random.Next(5);
            row.Themes = 1UL << random.Next(4);
            row.Row = i + 2;
            foreach (var coded in Enum.GetValues<Coded>())
                builder.Word(coded, coded switch
                {
                    Coded.Severity => severities[random.Next(4)], Coded.Service => services[random.Next(2)], Coded.Category => categories[random.Next(4)],
                    Coded.OwnerTeam or Coded.HandledByTeam => teams[random.Next(4)], _ => "",
                });
            builder.Add($"INC-{i:0000000}", row);
        }
        return builder.Build();
    }
}
