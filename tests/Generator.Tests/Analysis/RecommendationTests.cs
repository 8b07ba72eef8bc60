using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Tests.Analysis;

/// <summary>From what repeats to what is recommended, decided, put into practice and looked at again, in worlds made by hand.</summary>
public sealed class RecommendationTests
{
    const string Organisation = World.Organisation + """
        themes:
          - {id: TH-1, name: Telling customers, words: [message, not told]}
          - {id: TH-2, name: Handovers, words: [handover]}
        objectives:
          - {id: OB-1, statement: Customers hear first., metric: calls-lost, target: 5}
          - {id: OB-2, statement: Nobody waits.}

        """;

    static string Review(int n, string month, string theme, string actions = "", string service = "supply", string severity = "S1") => $"""
        ---
        id: PIR-{n}
        title: Review {n}
        status: draft
        severity: {severity}
        service: {service}
        started_at: 2026-{month}-02 09:00
        contributing_factors:
          - {"{"}id: PIR-{n}.F1, category: {theme}, statement: A cause{"}"}
        {actions}
        ---
        Text.
        """;

    const string Closed = """
        actions:
          - {id: PIR-1.A1, statement: Publish a message at once, status: done, closed_on: 2026-02-01, done_when: It is live}
        """;

    static World Of(string asOf, params (string File, string Text)[] files) => new(DateOnly.Parse(asOf), [.. files, ("organisation.yaml", Organisation)]);

    [Fact]
    public void A_theme_that_comes_back_after_a_closed_action_is_not_effective()
    {
        using var world = Of("2026-06-30", ("reviews/PIR-1.md", Review(1, "01", "TH-1", Closed)), ("reviews/PIR-2.md", Review(2, "03", "TH-1")), ("reviews/PIR-3.md", Review(3, "04", "TH-2")));
        var action = Assert.Single(world.Findings.Actions);
        Assert.Equal(("not effective", "PIR-2"), (action.State, string.Join(",", action.CameBackIn)));
        Assert.Equal("PIR-1.A1 in PIR-2", string.Join(";", world.Findings.Themes.All.Single(t => t.Id == "TH-1").NotEffective.Select(n => $"{n.ActionId} in {n.LaterReviewId}")));
        Assert.Contains(world.Told, d => d.Code == "IS130");
        Assert.Contains(world.Findings.ReviewCalendar, e => e.Trigger == "recurrence" && e.Id == "PIR-1.A1");
    }

    [Theory]
    [InlineData("2026-02-28", "03", "TH-1", "supply")] // not yet, on the as-of date
    [InlineData("2026-06-30", "01", "TH-1", "supply")] // before the action was closed
    [InlineData("2026-06-30", "03", "TH-2", "supply")] // another theme
    [InlineData("2026-06-30", "03", "TH-1", "billing")] // another service
    public void What_came_before_or_is_about_something_else_is_no_recurrence(string asOf, string month, string theme, string service)
    {
        using var world = Of(asOf, ("reviews/PIR-1.md", Review(1, "01", "TH-1", Closed)), ("reviews/PIR-2.md", Review(2, month, theme, service: service)));
        Assert.Equal("done", Assert.Single(world.Findings.Actions).State);
    }

    [Fact]
    public void An_action_whose_words_name_no_theme_is_about_the_only_theme_of_its_review()
    {
        var unnamed = Closed.Replace("Publish a message at once", "Mend the page", StringComparison.Ordinal);
        using var world = Of("2026-06-30", ("reviews/PIR-1.md", Review(1, "01", "TH-1", unnamed)), ("reviews/PIR-2.md", Review(2, "03", "TH-1")));
        Assert.Equal("not effective", Assert.Single(world.Findings.Actions).State);
    }

    [Fact]
    public void Themes_are_counted_by_source_quarter_and_service()
    {
        using var world = Of("2026-06-30", ("reviews/PIR-1.md", Review(1, "01", "TH-1")), ("reviews/PIR-2.md", Review(2, "04", "TH-1")),
            ("metrics/log.csv", "incident_id,detected_at,service,notes\nI1,2026-04-02 09:00,supply,Customers were not told\nI2,2026-04-03 09:00,supply,A handover and a message\nI3,2026-04-03 09:00,supply,Nothing\n"));
        var theme = world.Findings.Themes.All[0];
        Assert.Equal(("TH-1", 4, 80.0), (theme.Id, theme.N, theme.Share));
        Assert.Equal(["incident log 2", "review factor 2"], theme.BySource.Select(c => $"{c.Name} {c.N}"));
        Assert.Equal(["2026 Q1 1", "2026 Q2 3"], theme.ByQuarter.Select(c => $"{c.Name} {c.N}"));
        Assert.Equal(["Supply 4"], theme.ByService.Select(c => $"{c.Name} {c.N}"));
        Assert.Equal(100.0, world.Findings.Themes.All[^1].CumulativeShare);
    }

    [Fact]
    public void Candidates_of_one_subject_are_merged_and_scored_by_hand()
    {
        using var world = Of("2026-06-30", ("reviews/PIR-1.md", Review(1, "01", "TH-1", Closed)), ("reviews/PIR-2.md", Review(2, "03", "TH-1", severity: "S2")));
        // Two reviews name the theme and it came back after a closed action: one candidate. Impact 5 (an S1), recurrence 2 (two of each), exposure 1 (one service), effort 3 (not judged).
        var c = Assert.Single(world.Findings.Candidates);
        Assert.Equal(["repeated_finding", "recurring_theme"], c.Kinds);
        Assert.Equal("5 impact × 2 recurrence × 1 exposure ÷ 3 effort = 3.33", c.ScoreParts);
        Assert.Equal(3.33, c.Score);
        Assert.Equal(["PIR-2.F1 reviews/PIR-2.md:9:5", "PIR-1.F1 reviews/PIR-1.md:9:5", "PIR-1.A1 reviews/PIR-1.md:11:5"], c.Sources.Select(s => $"{s.Id} {s.Place}"));
        Assert.Equal("new", c.State);
    }

    static (string, string) Rejected(Candidate c) => ("recommendations/R-01.md", $"---\nid: R-01\nstatement: No\nstatus: rejected\nreason: Too dear\nsources: [{c.Id}]\nevidence_hash: {c.EvidenceHash}\n---\nText.\n");

    [Fact]
    public void A_rejected_candidate_stays_away_until_its_evidence_changes()
    {
        (string, string)[] reviews = [("reviews/PIR-1.md", Review(1, "01", "TH-1")), ("reviews/PIR-2.md", Review(2, "03", "TH-1"))];
        using var before = Of("2026-06-30", reviews);
        var no = Rejected(Assert.Single(before.Findings.Candidates));
        using var after = Of("2026-06-30", [.. reviews, no]);
        Assert.Equal(("rejected", "R-01"), (after.Findings.Candidates[0].State, after.Findings.Candidates[0].Recommendation));
        // A line more above the factor, or other words for it, is no other evidence.
        using var moved = Of("2026-06-30", ("reviews/PIR-1.md", reviews[0].Item2.Replace("status: draft", "status: draft\nowner_role: Head", StringComparison.Ordinal)), reviews[1], no);
        Assert.Equal("rejected", moved.Findings.Candidates[0].State);
        using var more = Of("2026-06-30", [.. reviews, no, ("reviews/PIR-3.md", Review(3, "05", "TH-1"))]);
        Assert.Equal("new", more.Findings.Candidates[0].State);
    }

    [Fact]
    public void A_missed_criterion_that_was_rejected_returns_with_another_miss_and_not_with_another_row()
    {
        static string Log(string more) => "incident_id,detected_at,acknowledged_at,severity\nI1,2026-03-02 09:00,2026-03-02 10:00,S1\n" + more;
        static World Made(string log, params (string, string)[] more) => new(new DateOnly(2026, 6, 30), [("metrics/log.csv", log), ("organisation.yaml", World.Organisation + "agreed_criteria:\n  - {id: AG-1, statement: Acknowledged., from: detected_at, to: acknowledged_at, within: 15 min, target_percent: 90}\n"), .. more]);
        using var before = Made(Log(""));
        var no = Rejected(Assert.Single(before.Findings.Candidates));
        using var met = Made(Log("I2,2026-03-03 09:00,2026-03-03 09:01,S1\n"), no);
        Assert.Equal("rejected", met.Findings.Candidates[0].State);
        using var missed = Made(Log("I2,2026-03-03 09:00,2026-03-03 10:01,S1\n"), no);
        Assert.Equal("new", missed.Findings.Candidates[0].State);
    }

    const string Metrics = "metrics:\n  - {metric_id: calls-lost, name: Calls lost, unit: count, direction: lower_is_better, min_points: 7}\n";

    /// <summary>Ten weeks of 9 and 11 in turns, mean 10, then what is given; the change is in force from the eleventh week.</summary>
    static string Series(params double[] after)
    {
        double[] values = [.. Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? 9.0 : 11.0), .. after];
        return "metric_id,period_start,value\n" + string.Concat(values.Select((v, i) => $"calls-lost,{new DateOnly(2026, 1, 5).AddDays(7 * i):yyyy-MM-dd},{v}\n"));
    }

    const string Change = "id: CH-1\ntitle: Callback\nrecommendation: R-01\nimplemented_on: 2026-03-16\nverification: {metric: calls-lost, expected: fewer, check_on: 2026-05-01}\n";

    static (string, string) Recommendation(string objectives) => ("recommendations/R-01.md", $"---\nid: R-01\nstatement: Offer a callback\nstatus: implementing\nobjectives: [{objectives}]\ndue: 2026-06-01\nowner_role: Head\n---\nText.\n");

    [Theory]
    [InlineData("shown", 0, "improved after CH-1", 1, 1, 1)] // far below the lower limit
    [InlineData("worse", 0, "worsened after CH-1", 40, 41)]
    [InlineData("too_early", 4, "4 more points are needed (n = 3)", 10, 11, 9)]
    [InlineData("too_early", 7, "no points yet")]
    [InlineData("not_shown", 0, "no evidence of change beyond usual variation", 11, 9, 11, 9, 11, 9, 11)]
    public void A_change_is_shown_not_shown_or_too_early_by_its_chart(string outcome, int missing, string words, params int[] after)
    {
        using var world = Of("2026-12-31", ("metrics/metrics.yaml", Metrics), ("metrics/series.csv", Series([.. after.Select(a => (double)a)])), ("changes/CH-1.yaml", Change), Recommendation("OB-1"));
        var change = Assert.Single(world.Findings.Changes);
        Assert.Equal((outcome, missing), (change.Outcome, change.PointsMissing));
        Assert.Contains(words, change.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Objectives_and_recommendations_without_each_other_are_orphans()
    {
        using var world = Of("2026-06-30", ("metrics/metrics.yaml", Metrics), ("metrics/series.csv", Series()), Recommendation("OB-1"), ("recommendations/R-02.md", "---\nid: R-02\nstatement: Paint it\nstatus: agreed\n---\nText.\n"));
        var o = world.Findings.Objectives;
        Assert.Equal(["R-01 → OB-1, Calls lost, target 5, now 11 (9 March 2026): not met"], o.Rows.Select(r => $"{r.Recommendation} → {r.Objective}, {r.MetricName}, target {r.Target}, now {r.Present}: {r.State}"));
        Assert.Equal(["OB-2"], o.ObjectivesWithoutRecommendation);
        Assert.Equal(["R-02"], o.RecommendationsWithoutObjective);
        Assert.Contains(world.Told, d => d.Code == "IS716");
    }

    [Fact]
    public void What_is_to_be_reviewed_next_has_a_date_a_signal_or_a_changed_procedure_as_its_reason()
    {
        using var world = Of("2026-04-30", ("metrics/metrics.yaml", Metrics), ("metrics/series.csv", Series(40)), Recommendation("OB-1"), ("changes/CH-1.yaml", Change),
            ("procedures/PR-01.md", "---\nid: PR-01\ntitle: Calls\nversion: \"1\"\nstatus: current\nreview_due: 2026-04-01\n---\nText.\n"),
            ("procedures/proposed/PR-01-v2.md", "---\nid: PR-01\ntitle: Calls\nversion: \"2\"\nstatus: proposed\neffective_from: 2026-07-01\n---\nText.\n"),
            ("strategy/s.md", "---\nid: ST-1\ntitle: Strategy\nnext_review: 2026-12-01\n---\nText.\n"));
        Assert.Equal(["PR-01 date 2026-04-01 overdue", "calls-lost signal ", "CH-1 date 2026-05-01", "R-01 date 2026-06-01", "PR-01@2 procedure_change 2026-07-01", "ST-1 date 2026-12-01"],
            world.Findings.ReviewCalendar.Select(e => $"{e.Id} {e.Trigger} {e.Due?.ToString("yyyy-MM-dd")}{(e.Overdue ? " overdue" : "")}"));
    }
}
