using System.Globalization;
using System.Text.Json;
using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Analysis.Statistics;
using IncidentStrategy.Generator.Cli;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Tests.Analysis;

/// <summary>Series whose charts other statistics packages have worked out: the same to 1e-9, with the same flags.</summary>
public sealed class ReferenceTests
{
    static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(Repository.Path("tests", "Generator.Tests", "Analysis", file)).Where(l => !l.StartsWith('#')).Select(l => l.Split('|'));

    static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);

    static void Close(double? expected, double? actual, string what)
    {
        if (expected is not { } e || actual is not { } a) Assert.True(expected is null && actual is null, $"{what}: {expected} expected, {actual} found");
        else Assert.True(Math.Abs(e - a) <= 1e-9 * Math.Max(1, Math.Abs(e)), $"{what}: {e:R} expected, {a:R} found");
    }

    /// <summary>A long-form csv alone in a folder, through the whole program to its JSON.</summary>
    static JsonElement Metrics(string csv)
    {
        var root = Directory.CreateTempSubdirectory("figures").FullName;
        try
        {
            File.WriteAllText(Path.Combine(root, "reference.csv"), csv);
            var corpus = Loader.Load(root, new Diagnostics(), TestContext.Current.CancellationToken);
            var findings = Analyst.Analyse(corpus, new DateOnly(2030, 1, 1), new Diagnostics(), TestContext.Current.CancellationToken);
            return JsonDocument.Parse(MetricsCommand.Json(findings.Metrics)).RootElement;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void Xmr_charts_of_a_csv_agree_with_another_package()
    {
        var lines = Lines("reference-series.txt").ToArray();
        var rows = lines.SelectMany((line, s) => line[1].Split(' ').Select((v, i) => $"s{s:000},{new DateOnly(2020, 1, 6).AddDays(7 * i):yyyy-MM-dd},{(v == "NA" ? "" : v)}"));
        var metrics = Metrics("metric_id,period_start,value\n" + string.Join('\n', rows)).EnumerateArray().ToDictionary(m => m.GetProperty("id").GetString()!);
        for (var s = 0; s < lines.Length; s++)
        {
            var (line, metric) = (lines[s], metrics[$"s{s:000}"]);
            double? Of(string name) => metric.GetProperty(name) is { ValueKind: JsonValueKind.Number } n ? n.GetDouble() : null;
            var what = $"{line[0]} {line[1]}";
            Close(Number(line[2]), Of("mean"), what);
            Close(Number(line[3]), Of("lower"), what);
            Close(Number(line[4]), Of("upper"), what);
            var marks = string.Concat(metric.GetProperty("points").EnumerateArray().Select(p => p.GetProperty("flags").EnumerateArray().Select(f => f.GetString()).FirstOrDefault() switch
            {
                "outside" => 'o', "trend" => 't', "two_of_three" => '2', "shift" => 's', null => '.', _ => '?',
            }));
            Assert.Equal(line[5], marks);
        }
    }

    [Fact]
    public void Other_charts_agree_with_another_package()
    {
        foreach (var line in Lines("reference-charts.txt"))
        {
            double[] Values(int part) => [.. line[part].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => Number(v)!.Value)];
            var chart = line[0] switch
            {
                "p_prime" => Proportions.P(Values(1), Values(2), laney: true),
                "u_prime" => Proportions.U(Values(1), Values(2), laney: true),
                "t" => RareEvents.T(Values(1)),
                "g" => RareEvents.G(Values(1)),
                _ => RunChart.Chart(Values(1)),
            };
            Close(Number(line[3]), chart.Last!.Centre, line[0]);
            Close(Number(line[4]), chart.Last.Lower, line[0]);
            Close(Number(line[5]), chart.Last.Upper, line[0]);
            Assert.Equal(line[6] == "signal", chart.Runs is { Signal: true });
        }
    }

    [Fact]
    public void Periods_shorter_than_a_day_keep_their_time()
    {
        var metric = Metrics("metric_id,period_start,value\nqueue,2026-01-05 09:00,3\nqueue,2026-01-05 09:30,5\nqueue,2026-01-06 09:00,4\n").EnumerateArray().Single();
        Assert.Equal(["2026-01-05T09:00", "2026-01-05T09:30", "2026-01-06T09:00"], metric.GetProperty("points").EnumerateArray().Select(p => p.GetProperty("x").GetString()!));
        Assert.Equal(4, metric.GetProperty("mean").GetDouble());
    }

    [Fact]
    public void A_column_of_a_sheet_of_periods_is_a_metric_where_none_is_defined()
    {
        var ids = Metrics("period_start,offered,answered\n2026-01-05,100,90\n2026-01-12,110,95\n").EnumerateArray().Select(m => m.GetProperty("id").GetString()!);
        Assert.Equal(["answered", "offered"], ids);
    }
}
