using System.Globalization;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Tests.Content;

/// <summary>The same figures written in different ways are the same figures, to the last bit.</summary>
public class EncodingTests
{
    static readonly DateOnly first = new(2025, 1, 6);
    static readonly decimal[] shares = [82.7m, 79.3m, 81.1m, 84.9m, 80.03m, 77.77m, 83.4m, 85m, 100m, 78.6m, 80.1m, 79.9m, 81.3m, 82.9m];
    static readonly int[] seconds = [312, 305, 298, 331, 345, 301, 299, 322, 318, 307, 311, 300, 326, 333];

    const string Definitions = """
        metrics:
          - {metric_id: share, name: Share, unit: percent, direction: higher_is_better}
          - {metric_id: handling, name: Handling time, unit: seconds, direction: lower_is_better}

        """;

    static Corpus Load(params (string File, string Text)[] files)
    {
        using var workspace = Fixture.Lay(null);
        foreach (var (file, text) in files) File.WriteAllText(Path.Combine(workspace.Root, file), text);
        var diagnostics = new Diagnostics();
        var corpus = Loader.Load(workspace.Root, diagnostics, TestContext.Current.CancellationToken);
        Assert.False(diagnostics.HasErrors, string.Join('\n', diagnostics.Sorted()));
        return corpus;
    }

    static string Rows(string separator, Func<decimal, string> share, Func<int, string> time, string date)
    {
        List<string> rows = [string.Join(separator, "metric_id", "period_start", "value")];
        for (var i = 0; i < shares.Length; i++)
        {
            var day = first.AddDays(7 * i).ToString(date, CultureInfo.InvariantCulture);
            rows.Add(string.Join(separator, "share", day, share(shares[i])));
            rows.Add(string.Join(separator, "handling", day, time(seconds[i])));
        }
        return string.Join('\n', rows);
    }

    static string Plain(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    static string Clock(int s) => $"{s / 60:00}:{s % 60:00}";

    public static TheoryData<string> Ways => ["comma", "semicolon", "fraction", "sign", "tab"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_encoding_gives_the_same_points(string way)
    {
        var text = way switch
        {
            "comma" => Rows(",", Plain, s => s.ToString(CultureInfo.InvariantCulture), "yyyy-MM-dd"),
            "semicolon" => Rows(";", v => Plain(v).Replace('.', ','), Clock, "dd/MM/yyyy"),
            "fraction" => Rows(",", v => Plain(v / 100), Clock, "d MMM yyyy"),
            "sign" => Rows(";", v => Plain(v).Replace('.', ',') + " %", s => $"0:{Clock(s)}", "dd.MM.yyyy"),
            _ => Rows("\t", v => Plain(v) + "%", Clock, "dd-MM-yyyy"),
        };
        var corpus = Load(("metrics/metrics.yaml", Definitions), ("metrics/more.csv", text));
        var share = corpus.Metrics.Of("share")!;
        Assert.Equal(shares.Select(s => (double?)(double)s), share.Points.Select(p => p.Value));
        Assert.Equal(Enumerable.Range(0, shares.Length).Select(i => first.AddDays(7 * i)), share.Points.Select(p => p.PeriodStart));
        Assert.Equal(seconds.Select(s => (double?)s), corpus.Metrics.Of("handling")!.Points.Select(p => p.Value));
    }

    [Fact]
    public void A_long_form_series_needs_no_definition()
    {
        var corpus = Load(("metrics/metrics.yaml", "sources: []\n"), ("metrics/reference.csv", "metric_id,period_start,value\na,2024-01-01,1.5\na,2024-02-01,-2e-3\nb,2024-01-01,0.25\n"));
        Assert.Equal([1.5, -0.002], corpus.Metrics.Of("a")!.Points.Select(p => p.Value!.Value));
        Assert.Equal(0.25, corpus.Metrics.Of("b")!.Points[0].Value);
    }

    [Theory]
    [InlineData("2026-03-14", 2026, 3, 14), InlineData("14/03/2026", 2026, 3, 14), InlineData("14.3.2026", 2026, 3, 14), InlineData("14-Mar-2026", 2026, 3, 14), InlineData("Mar 14, 2026", 2026, 3, 14), InlineData("20260314", 2026, 3, 14)]
    [InlineData("2026-03", 2026, 3, 1), InlineData("2026/03", 2026, 3, 1), InlineData("Mar-26", 2026, 3, 1), InlineData("March 2026", 2026, 3, 1), InlineData("Sept 2026", 2026, 9, 1), InlineData("5 Sept 2026", 2026, 9, 5)]
    [InlineData("2026-W05", 2026, 1, 26), InlineData("W05 2026", 2026, 1, 26), InlineData("Week 5 2026", 2026, 1, 26), InlineData("2026-W01", 2025, 12, 29)]
    [InlineData("2026-Q3", 2026, 7, 1), InlineData("Q3 2026", 2026, 7, 1), InlineData("2026-H2", 2026, 7, 1), InlineData("H1 2026", 2026, 1, 1), InlineData("2026", 2026, 1, 1)]
    [InlineData("FY2026/27", 2026, 4, 1), InlineData("2026/27", 2026, 4, 1), InlineData("2026-27 Q4", 2027, 1, 1), InlineData("FY2010/11", 2010, 4, 1), InlineData("2010/11", 2010, 11, 1)]
    public void A_period_begins_where_its_name_says(string written, int year, int month, int day)
    {
        var corpus = Load(("metrics/metrics.yaml", "sources: []\n"), ("metrics/one.csv", $"metric_id,period_start,value\na,\"{written}\",1\n"));
        Assert.Equal(new DateOnly(year, month, day), corpus.Metrics.Of("a")!.Points[0].PeriodStart);
    }

    [Theory]
    [InlineData("2026-13"), InlineData("2026-W54"), InlineData("2025-W53"), InlineData("FY2026"), InlineData("FY2026/28"), InlineData("2026-Q5"), InlineData("31/02/2026"), InlineData("46027"), InlineData("spring")]
    public void What_is_no_period_is_told(string written)
    {
        using var workspace = Fixture.Lay(null);
        File.WriteAllText(Path.Combine(workspace.Root, "metrics/one.csv"), $"metric_id,period_start,value\na,{written},1\n");
        var diagnostics = new Diagnostics();
        Loader.Load(workspace.Root, diagnostics, TestContext.Current.CancellationToken);
        Assert.Equal("metrics/one.csv!B2", Assert.Single(diagnostics.Sorted(), d => d.Code == "IS617").Place.ToString());
    }

    [Fact]
    public void Beside_a_decimal_point_a_comma_before_three_digits_means_thousands()
    {
        var corpus = Load(("metrics/metrics.yaml", "sources: []\n"), ("metrics/one.csv", "metric_id;period_start;value\na;2026-01-05;1,408\na;2026-01-12;999.5\n"));
        Assert.Equal([1408, 999.5], corpus.Metrics.Of("a")!.Points.Select(p => p.Value!.Value));
    }

    [Fact]
    public void A_log_is_the_same_in_csv_with_commas_or_semicolons_and_in_a_workbook()
    {
        const string comma = "incident_id,started_at,acknowledged_at,class,contacts,csat,notes\nI-1,2026-03-14 09:12,2026-03-14 09:20,Major incident,1200,4.5,\"Customers were not told, again\"\n";
        const string semicolon = "incident_id;started_at;acknowledged_at;class;contacts;csat;notes\r\nI-1;14/03/2026 09:12;14/03/2026 9:20;major_incident;1200;4,5;Customers were not told, again\r\n";
        const string book = "sheet Log\nincident_id | started_at | acknowledged_at | class | contacts | csat | notes\nI-1 | 2026-03-14 09:12 | 2026-03-14 09:20 | major-incident | 1200 | 4.5 | Customers were not told, again\n";
        List<string> seen = [];
        foreach (var (file, bytes) in new[] { ("a.csv", System.Text.Encoding.UTF8.GetBytes(comma)), ("b.csv", System.Text.Encoding.UTF8.GetBytes(semicolon)), ("c.xlsx", Book.Make(book)) })
        {
            using var workspace = Fixture.Lay(null);
            File.Delete(Path.Combine(workspace.Root, "metrics/log.csv"));
            File.WriteAllText(Path.Combine(workspace.Root, "metrics/metrics.yaml"), "sources: []\n");
            File.WriteAllBytes(Path.Combine(workspace.Root, "metrics", file), bytes);
            var incident = Loader.Load(workspace.Root, new Diagnostics(), TestContext.Current.CancellationToken).IncidentLog[0];
            seen.Add($"{incident.IncidentId} {incident.StartedAt:O} {incident.AcknowledgedAt:O} {incident.Class} {incident.Contacts} {incident.Csat} {string.Join(',', incident.Themes)} {incident.PlaceOf("acknowledged_at").Cell}");
        }
        Assert.Equal(["I-1 2026-03-14T09:12:00.0000000+00:00 2026-03-14T09:20:00.0000000+00:00 MajorIncident 1200 4.5 TH-1 C2"], seen.Distinct());
    }

    [Fact]
    public void Percent_and_times_of_a_workbook_are_read_by_their_formats()
    {
        using var workspace = Fixture.Lay(null);
        File.WriteAllText(Path.Combine(workspace.Root, "metrics/metrics.yaml"), Definitions);
        File.WriteAllBytes(Path.Combine(workspace.Root, "metrics/book.xlsx"), Book.Make("sheet S\nperiod_start | share | handling\n2026-01-05 | 82.7% | [mm:ss] 05:12\n2026-01-12 | 79.3% | [h:mm] 5:05\n"));
        var diagnostics = new Diagnostics();
        var metrics = Loader.Load(workspace.Root, diagnostics, TestContext.Current.CancellationToken).Metrics;
        Assert.Equal([82.7, 79.3], metrics.Of("share")!.Points.Select(p => p.Value!.Value));
        Assert.Equal([312, 305], metrics.Of("handling")!.Points.Select(p => p.Value!.Value));
        Assert.Equal("metrics/book.xlsx!S!C3", Assert.Single(diagnostics.Sorted(), d => d.Code == "IS618").Place.ToString());
    }

    [Fact]
    public void A_forms_export_gives_a_response_for_each_answer()
    {
        var corpus = Load(("consultations/CO-01-responses-form.csv", """
            ID,Completion time,Your role,"Should one desk own every incident?",Q1 stance,Q1 disposition,Q1 reason,Q1 codes
            7,10/04/2026 10:00,Team Leader,"Yes, if it answers our chat.",support,noted,It will.,TH-2
            8,14/04/2026 11:30,Advisor,,,,,

            """));
        var response = Assert.Single(corpus.Consultations.Single().Responses, r => r.Where.Place.File.EndsWith("form.csv", StringComparison.Ordinal));
        Assert.Equal(("7-Q1", "Q1", "Team Leader", "Yes, if it answers our chat.", Stance.Support, "It will."), (response.ResponseId, response.QuestionId, response.ConsulteeRole, response.Text, response.Stance, response.Reason));
        Assert.Equal([Disposition.Noted], response.Dispositions);
        Assert.Equal(("consultations/CO-01-responses-form.csv!D2", "consultations/CO-01-responses-form.csv!F2"), (response.Where["text"].ToString(), response.Where["disposition"].ToString()));
        Assert.Equal(new DateTime(2026, 4, 10, 10, 0, 0), response.ReceivedAt!.Value.DateTime);
    }

    [Fact]
    public void An_old_workbook_is_read_too()
    {
        // BIFF2: BOF, DIMENSIONS, labels and numbers, EOF.
        const string book = "090004000200100000000800000003000000020004001400000000000000000c706572696f645f737461727404000f0000000100000000076f66666572656404001200010000000000000a323032362d30312d303503000f0001000100000000000000000020594004001200020000000000000a323032362d30312d313203000f00020001000000000000000000005e400a000000";
        using var workspace = Fixture.Lay(null);
        File.WriteAllBytes(Path.Combine(workspace.Root, "metrics/old.xls"), Convert.FromHexString(book));
        var diagnostics = new Diagnostics();
        var metrics = Loader.Load(workspace.Root, diagnostics, TestContext.Current.CancellationToken).Metrics;
        Assert.Empty(diagnostics.Sorted().Select(d => d.ToString()));
        Assert.Equal([100.5, 120], metrics.Of("offered")!.Points.Select(p => p.Value!.Value));
    }
}
