using IncidentStrategy.Typesetting.Charts;
using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Tests;

public sealed class ChartTests
{
    static readonly DateOnly start = new(2024, 1, 1);

    static LineChart Weekly(int weeks, params ChartMark[] marks) => new()
    {
        Title = "Time to acknowledge fell after the call-back change; still hit or miss against 15 minutes",
        Points = [.. Enumerable.Range(0, weeks).Select(i => new ChartPoint(start.AddDays(7 * i).DayNumber, $"week {i + 1}", 14 + i % 3, i == 2 ? PointFlag.Concern : PointFlag.Common) { Reason = i == 2 ? "outside a limit" : "" })],
        Segments = [new(0, weeks - 1, 15, 11.5, 18.5)],
        Target = new(15, "target 15 min"),
        Marks = marks,
        Horizontal = HorizontalAxis.Days,
        Unit = ChartUnit.Minutes,
        ValueName = "Time to acknowledge",
        PointName = "Week",
        Note = $"n = {weeks}",
        Source = "metrics/log.xlsx!Log!C2:C50",
    };

    static IEnumerable<TextInk> Texts(Frame frame) => frame.Inks.OfType<TextInk>();

    static (double Left, double Right) Extent(TextInk text)
    {
        var width = Pdf.Fonts.FontSet.Noto.Measure(text.Text, (Pdf.Fonts.FontStyle)text.Face) * text.Size / 1000;
        var left = text.Anchor switch { Anchor.Start => text.X, Anchor.Middle => text.X - width / 2, _ => text.X - width };
        return (left, left + width);
    }

    public static TheoryData<double> Widths => [240, 320, 425, 700];

    [Theory, MemberData(nameof(Widths))]
    public void No_ink_leaves_the_frame(double width)
    {
        Chart[] charts =
        [
            Weekly(52, new ChartMark(start.AddDays(100).DayNumber, "CH-001", "Call-back offered"), new ChartMark(start.AddDays(103).DayNumber, "CH-002", "A second and much longer change that must be told in more than one line of the key")),
            new BarChart { Title = "Three themes make up most", Cumulative = true, Bars = [new("Communication with customers while an incident is open", 41), new("Handovers", 20), new("Training", 4)] },
            new ComplianceChart { Title = "Most are met", Rows = [new("Customers are told within 30 minutes of a major incident being declared", 17, 21, 9, 1) { TargetPercent = 90 }] },
            new SmallMultiples { Title = "At a glance", Panels = [Weekly(20) with { Title = "One" }, Weekly(30) with { Title = "A second measure with a long name" }, Weekly(5) with { Title = "Three" }] },
        ];
        foreach (var chart in charts)
        {
            var frame = ChartLayout.ToFrame(chart, width, Style.House);
            Assert.Equal(width, frame.Width);
            Assert.All(Texts(frame), t =>
            {
                var (left, right) = Extent(t);
                Assert.True(left >= -0.5 && right <= width + 0.5, $"\"{t.Text}\" runs from {left:0.#} to {right:0.#} of {width}.");
                Assert.InRange(t.Y, 0, frame.Height);
            });
            Assert.All(frame.Inks.OfType<PathInk>().SelectMany(p => p.Shape.Points), p =>
            {
                Assert.InRange(p.X, -3, width + 3);
                Assert.InRange(p.Y, -3, frame.Height + 3);
            });
        }
    }

    [Fact]
    public void Labels_of_changes_on_neighbouring_days_do_not_touch()
    {
        var marks = Enumerable.Range(0, 6).Select(i => new ChartMark(start.AddDays(100 + i).DayNumber, $"CH-00{i + 1}", "A change")).ToArray();
        var frame = ChartLayout.ToFrame(Weekly(52, marks), 425, Style.House, titled: false);
        var labels = Texts(frame).Where(t => t.Anchor == Anchor.Middle && t.Text.StartsWith("CH-", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, labels.Count);
        for (var i = 0; i < labels.Count; i++)
            for (var j = i + 1; j < labels.Count; j++)
            {
                var ((l1, r1), (l2, r2)) = (Extent(labels[i]), Extent(labels[j]));
                Assert.True(r1 < l2 || r2 < l1 || Math.Abs(labels[i].Y - labels[j].Y) >= labels[i].Size, $"{labels[i].Text} touches {labels[j].Text}.");
            }
    }

    [Fact]
    public void A_change_outside_the_time_shown_is_not_drawn_at_a_false_date()
    {
        var frame = ChartLayout.ToFrame(Weekly(20, new ChartMark(start.AddDays(-200).DayNumber, "CH-000", "Before")), 425, Style.House);
        Assert.DoesNotContain(Texts(frame), t => t.Text == "CH-000");
    }

    [Fact]
    public void Lines_are_labelled_where_they_end_and_labels_keep_apart()
    {
        var frame = ChartLayout.ToFrame(Weekly(52), 425, Style.House, titled: false);
        var labels = Texts(frame).Where(t => t.Text is "Mean 15 min" or "Target 15 min" or "Upper limit 18 min 30 s" or "Lower limit 11 min 30 s").OrderBy(t => t.Y).ToList();
        Assert.Equal(4, labels.Count);
        for (var i = 1; i < labels.Count; i++) Assert.True(labels[i].Y - labels[i - 1].Y >= labels[i].Size);
    }

    [Fact]
    public void Positions_are_spread_about_their_middle_and_kept_within_bounds()
    {
        Assert.Equal([5, 15, 40], LineLabels.Spread([10, 10, 40], 10, 0, 100));
        Assert.Equal([80, 90, 100], LineLabels.Spread([95, 98, 99], 10, 0, 100));
        Assert.Equal([0, 10], LineLabels.Spread([-5, 2], 10, 0, 100));
    }

    [Theory]
    [InlineData(0, 97, ChartUnit.Percent, "0% 20% 40% 60% 80% 100%")]
    [InlineData(0, 200, ChartUnit.Seconds, "0 1 min 2 min 3 min 4 min")]
    [InlineData(0, 3, ChartUnit.Count, "0 1 2 3")]
    [InlineData(61, 94, ChartUnit.Percent, "60% 70% 80% 90% 100%")]
    [InlineData(0, 300, ChartUnit.Minutes, "0 1 h 2 h 3 h 4 h 5 h")]
    [InlineData(0.1, 0.35, ChartUnit.Ratio, "0.10 0.15 0.20 0.25 0.30 0.35")]
    public void Ticks_stand_at_round_values_of_the_unit(double low, double high, ChartUnit unit, string labels) =>
        Assert.Equal(labels, string.Join(' ', Ticks.Values(low, high, unit, 5).Select(t => t.Label)));

    [Fact]
    public void Months_are_named_with_their_year_once()
    {
        var ticks = Ticks.Days(new DateOnly(2023, 9, 4).DayNumber, new DateOnly(2025, 8, 25).DayNumber, 13);
        Assert.Equal("Nov/2023 Jan/2024 Mar May Jul Sep Nov Jan/2025 Mar May Jul", string.Join(' ', ticks.Select(t => t.Below.Length > 0 ? $"{t.Label}/{t.Below}" : t.Label)));
        Assert.Equal(["2015", "2017", "2019", "2021", "2023", "2025"], Ticks.Days(new DateOnly(2013, 5, 1).DayNumber, new DateOnly(2025, 8, 1).DayNumber, 8).Select(t => t.Label));
    }

    [Fact]
    public void Times_within_a_day_are_told_by_the_hour()
    {
        var day = new DateOnly(2026, 3, 2).DayNumber;
        var ticks = Ticks.Days(day + 8 / 24.0, day + 12.5 / 24, 6);
        Assert.Equal(["08:00", "09:00", "10:00", "11:00", "12:00"], ticks.Select(t => t.Label));
        Assert.Equal("2 Mar 2026", ticks[0].Below);
        Assert.Equal(["21:00|2 Mar 2026", "00:00|3 Mar 2026", "03:00|"], Ticks.Days(day + 20 / 24.0, day + 1 + 4.5 / 24, 3).Select(t => $"{t.Label}|{t.Below}"));
    }

    [Theory]
    [InlineData(90, ChartUnit.Seconds, "1 min 30 s")]
    [InlineData(20, ChartUnit.Seconds, "20 s")]
    [InlineData(85, ChartUnit.Minutes, "1 h 25 min")]
    [InlineData(1.5, ChartUnit.Hours, "1 h 30 min")]
    [InlineData(81.13, ChartUnit.Percent, "81.1%")]
    [InlineData(12345, ChartUnit.Count, "12,345")]
    [InlineData(-0.04, ChartUnit.Percent, "0.0%")]
    [InlineData(-3, ChartUnit.Count, "−3")]
    [InlineData(24522.4, ChartUnit.Count, "24,522")]
    [InlineData(0.0000503, ChartUnit.Ratio, "0.000050")]
    [InlineData(1e-17, ChartUnit.Ratio, "0.00")]
    public void Values_are_written_as_people_say_them(double value, ChartUnit unit, string text) => Assert.Equal(text, ChartValues.Text(value, unit));

    [Fact]
    public void A_chart_tells_what_it_shows_in_words()
    {
        var words = Weekly(20, new ChartMark(start.AddDays(30).DayNumber, "CH-001", "Call-back offered, 31 January 2024")).AlternativeText;
        Assert.Equal("Time to acknowledge fell after the call-back change; still hit or miss against 15 minutes. Line chart of time to acknowledge over 20 points, week 1 to week 20. "
            + "Lowest 14 min, highest 16 min, last 15 min. Mean 15 min, limits 11 min 30 s to 18 min 30 s. Target 15 min. 1 point flagged as concern. CH-001: Call-back offered, 31 January 2024.", words);
    }

    [Fact]
    public void The_table_behind_a_chart_leaves_no_cell_empty()
    {
        var chart = Weekly(4);
        chart = chart with { Points = [.. chart.Points, new(start.AddDays(28).DayNumber, "week 5", null)] };
        var table = chart.Table();
        Assert.Equal(["Week", "Time to acknowledge (minutes)", "Mean", "Lower limit", "Upper limit", "Reading"], table.Columns.Select(c => c.Heading));
        Assert.Equal(["week 3", "16.0", "15.0", "11.5", "18.5", "concern: outside a limit"], table.Rows[2]);
        Assert.All(table.Rows.SelectMany(r => r), cell => Assert.NotEmpty(cell));
        Assert.Equal("not recorded", table.Rows[4][1]);
    }

    [Fact]
    public void Nothing_recorded_is_said_not_drawn()
    {
        var chart = Weekly(3) with { Segments = [], Points = [new(1, "one", null), new(2, "two", null)] };
        Assert.Contains(Texts(ChartLayout.ToFrame(chart, 425, Style.House)), t => t.Text == "No values are recorded.");
        Assert.Contains("No values are recorded.", chart.AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void One_point_and_a_constant_series_are_drawn()
    {
        foreach (var count in new[] { 1, 5 })
        {
            var chart = Weekly(count) with { Target = null, Segments = [new(0, count - 1, 14)], Points = [.. Enumerable.Range(0, count).Select(i => new ChartPoint(start.AddDays(7 * i).DayNumber, $"w{i}", 14))] };
            var frame = ChartLayout.ToFrame(chart, 425, Style.House);
            Assert.All(frame.Inks.OfType<PathInk>().SelectMany(p => p.Shape.Points), p => Assert.True(double.IsFinite(p.X) && double.IsFinite(p.Y)));
        }
    }

    [Fact]
    public void A_pareto_rules_off_the_bars_that_reach_four_fifths()
    {
        var frame = ChartLayout.ToFrame(new BarChart { Title = "Two make up most", Cumulative = true, Bars = [new("A", 50), new("B", 30), new("C", 15), new("D", 5)] }, 425, Style.House, titled: false);
        Assert.Equal(["50%", "80%", "95%", "100%"], Texts(frame).Where(t => t.Text.EndsWith('%')).Select(t => t.Text));
        var rule = Assert.Single(frame.Inks.OfType<PathInk>(), p => p.Stroke?.Dash is not null);
        Assert.InRange(rule.Shape.Points[0].Y, Texts(frame).Single(t => t.Text == "80%").Y, Texts(frame).Single(t => t.Text == "95%").Y);
    }

    [Fact]
    public void The_same_chart_gives_the_same_ink() =>
        Assert.Equal(Svg(Weekly(30)), Svg(Weekly(30)));

    static string Svg(Chart chart) => Typesetting.Svg.SvgPrinter.Print(ChartLayout.ToFrame(chart, 425, Style.House), Style.House, "c", chart.Title);
}
