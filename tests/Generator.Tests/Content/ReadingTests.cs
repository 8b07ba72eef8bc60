using IncidentStrategy.Generator.Content;
using IncidentStrategy.Tests;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Tests.Content;

/// <summary>Records hold what was written and know where; times are UK time; broken files never stop the reading.</summary>
public class ReadingTests
{
    static Corpus Base(out Diagnostics diagnostics)
    {
        using var workspace = Fixture.Lay(null);
        diagnostics = new Diagnostics();
        return Loader.Load(workspace.Root, diagnostics, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Every_kind_of_content_is_there()
    {
        var corpus = Base(out _);
        Assert.Equal("Example Water", corpus.Organisation.Name);
        Assert.Equal(7, Assert.Single(corpus.Reviews).Timeline.Count);
        var consultation = Assert.Single(corpus.Consultations);
        Assert.Equal(["CO-01-R1", "CO-01-R2", "CO-01-R3", "CO-01-M1"], consultation.Responses.Select(r => r.ResponseId));
        Assert.Equal(new DateOnly(2026, 4, 15), Assert.Single(consultation.Notes).Held);
        Assert.Equal(["PR-01.1", "PR-01.1.1", "PR-01.1.2"], Assert.Single(corpus.Procedures).Clauses.Select(c => c.Id));
        Assert.Equal("The Incident Desk owns every S1; the Supply Team owns every S2.", corpus.Procedures[0].Clauses[1].Text);
        Assert.Equal("2.0", Assert.Single(corpus.ProposedProcedures).Version);
        Assert.Equal(3, Assert.Single(corpus.Strategy).Evaluations.Count);
        Assert.Equal(RecommendationStatus.Agreed, Assert.Single(corpus.Recommendations).Status);
        Assert.Equal("acknowledged", Assert.Single(Assert.Single(corpus.Changes).Verification).Metric);
        Assert.Equal(["1.1", "1.2"], Assert.Single(corpus.Qualifications).Criteria.Select(c => c.No));
        Assert.Equal(["E1", "E2", "E3"], Assert.Single(corpus.Portfolios).Evidence.Select(e => e.Ref));
        Assert.Equal(3, corpus.IncidentLog.Count);
        Assert.Equal(6, corpus.Metrics.Of("acknowledged")!.Points.Count);
        Assert.Equal(corpus.Files.Keys.Order(StringComparer.Ordinal), corpus.Files.Keys);
        Assert.All(corpus.Files.Values, hash => Assert.Equal(64, hash.Length));
    }

    [Fact]
    public void Values_know_their_places()
    {
        var corpus = Base(out _);
        var review = corpus.Reviews[0];
        Assert.Equal("reviews/PIR-01.md:7:11", review.Where["severity"].ToString());
        Assert.Equal("reviews/PIR-01.md:25:15", review.Where["impact.complaints"].ToString());
        Assert.Equal(review.Where.Place, review.Where["suppress"]);
        Assert.False(review.Where.Has("suppress"));
        Assert.Equal(corpus.Reviews[0].Communications[1].Where["channel"], review.Where["communications[1].channel"]);
        Assert.Equal("reviews/PIR-01.md:78:3", review.Timeline[0].Where["at"].ToString());
        Assert.Equal("consultations/CO-01-responses.csv!H3", corpus.Consultations[0].Responses[1].Where["text"].ToString());
        Assert.Equal("metrics/series.csv!D4", corpus.Metrics.Of("acknowledged")!.Points[2].Place.ToString());
        Assert.Equal("metrics/log.csv!E3", corpus.IncidentLog[1].PlaceOf("acknowledged_at").ToString());
        Assert.Equal("metrics/log.csv!A3:T3", corpus.IncidentLog[1].PlaceOfRow.ToString());
    }

    [Fact]
    public void A_table_that_was_read_is_left_out_of_the_body_and_lines_stay_true()
    {
        var body = Base(out _).Reviews[0].Body;
        Assert.DoesNotContain("Telephony log", body.Markdown);
        Assert.DoesNotContain("## Timeline", body.Markdown);
        var line = Array.IndexOf(body.Markdown.Split('\n'), "## Background") + 1;
        Assert.Equal("reviews/PIR-01.md:86:1", body.LinePlace(line).ToString());
        Assert.Equal(86, body.Section("Background")!.Place.Line);
    }

    [Theory]
    [InlineData("2026-03-29 00:59", 0, UkTime.Kind.Plain)]
    [InlineData("2026-03-29 02:00", 60, UkTime.Kind.Plain)]
    [InlineData("2026-07-01 12:00", 60, UkTime.Kind.Plain)]
    [InlineData("2026-10-25 00:59", 60, UkTime.Kind.Plain)]
    [InlineData("2026-10-25 01:30", 60, UkTime.Kind.Repeated)]
    [InlineData("2026-10-25 02:00", 0, UkTime.Kind.Plain)]
    [InlineData("2026-12-25 09:00", 0, UkTime.Kind.Plain)]
    [InlineData("2024-03-31 01:15", 60, UkTime.Kind.Skipped)]
    public void Local_times_are_UK_time(string local, int offset, UkTime.Kind expected)
    {
        var at = UkTime.At(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), out var kind);
        Assert.Equal(expected, kind);
        Assert.Equal(TimeSpan.FromMinutes(offset), at.Offset);
        Assert.Equal(at, UkTime.FromSeconds(UkTime.ToSeconds(at)));
    }

    [Theory]
    [InlineData("15 min", 15, 0)]
    [InlineData("1 h 30 min", 90, 0)]
    [InlineData("2 days", 2880, 0)]
    [InlineData("1:30", 90, 0)]
    [InlineData("PT45M", 45, 0)]
    [InlineData("0 min", 0, 0)]
    [InlineData("1.5 hours", 90, 0)]
    [InlineData("10 working days", 0, 10)]
    public void Lengths_of_time_are_read_as_people_write_them(string text, int minutes, int workingDays)
    {
        Assert.True(Duration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromMinutes(minutes), duration.Span);
        Assert.Equal(workingDays, duration.WorkingDays);
        Assert.True(Duration.TryParse(duration.ToString(), out var again));
        Assert.Equal(duration, again);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("15")]
    [InlineData("15 fortnights")]
    [InlineData("-5 min")]
    public void Other_words_are_no_length_of_time(string text) => Assert.False(Duration.TryParse(text, out _));

    [Fact]
    public void Quoted_cells_hold_separators_marks_and_line_ends_over_any_buffer()
    {
        var long1 = new string('x', 70_000);
        var text = $"a,b,c\r\n\"1,\"\"2\"\"\",\"line\none\",{long1}\r\n,\"{long1}\"\"y\",end\n\n\"last\"";
        var diagnostics = new Diagnostics();
        using var rows = new CsvRows("t.csv", new StringReader(text), diagnostics);
        List<string> seen = [];
        while (rows.Read())
        {
            List<string> cells = [];
            for (var i = 0; i < rows.Count; i++) cells.Add(rows[i].Text.ToString());
            seen.Add($"{rows.Row}:{string.Join('|', cells)}");
        }
        Assert.Equal(["1:a|b|c", $"2:1,\"2\"|line\none|{long1}", $"3:|{long1}\"y|end", "4:", "5:last"], seen);
        Assert.Equal(0, diagnostics.Count);
    }

    [Fact]
    public void Mutated_files_are_told_and_never_thrown()
    {
        using var workspace = Fixture.Lay(null);
        File.WriteAllBytes(Path.Combine(workspace.Root, "metrics/book.xlsx"), Book.Make("sheet S\nperiod_start | offered\n2026-01-05 | 7\n"));
        var files = Directory.GetFiles(workspace.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => (Path: f, Bytes: File.ReadAllBytes(f))).ToList();
        var random = new Random(20260630);
        var rounds = Environment.GetEnvironmentVariable("LONG") == "1" ? 20_000 : 120;
        for (var round = 0; round < rounds; round++)
        {
            var (path, bytes) = files[random.Next(files.Count)];
            var mutated = Mutate(bytes, random);
            File.WriteAllBytes(path, mutated);
            var diagnostics = new Diagnostics();
            var fault = Record.Exception(() => Loader.Load(workspace.Root, diagnostics, TestContext.Current.CancellationToken));
            Assert.True(fault is null, $"Round {round}, {path}: {fault}\n{Convert.ToBase64String(mutated)}");
            File.WriteAllBytes(path, bytes);
        }
    }

    static byte[] Mutate(byte[] bytes, Random random)
    {
        List<byte> mutated = [.. bytes];
        const string nasty = "{}[]:#'\"|&*!%@`,->\t\n \0é—--- ? <<: ";
        for (var times = random.Next(1, 6); times > 0 && mutated.Count > 0; times--)
        {
            var at = random.Next(mutated.Count);
            var length = Math.Min(random.Next(1, 40), mutated.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    mutated.RemoveRange(at, length);
                    break;
                case 1:
                    mutated.InsertRange(random.Next(mutated.Count), mutated.GetRange(at, length));
                    break;
                case 2:
                    mutated[at] = (byte)random.Next(256);
                    break;
                case 3:
                    mutated.InsertRange(at, System.Text.Encoding.UTF8.GetBytes(nasty[random.Next(nasty.Length)].ToString()));
                    break;
                default:
                    mutated.RemoveRange(at, mutated.Count - at);
                    break;
            }
        }
        return [.. mutated];
    }
}
