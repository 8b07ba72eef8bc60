namespace IncidentStrategy.Tests.Analysis;

/// <summary>Each escalation path against a log made by hand: taken, late, skipped, not recorded.</summary>
public sealed class EscalationTests
{
    const string Procedure = """
        ---
        id: PR-01
        title: Escalation
        version: "1.0"
        status: current
        dimensions: {severity: [S1, S2]}
        escalation:
          - {severity: S1, after: 0 min, to: Desk Lead, how: Telephone}
          - {severity: S1, after: 15 min, to: Duty Manager, how: Pager}
          - {severity: S1, after: 1 h, to: Head, how: Telephone}
        ---
        Text.
        """;

    static string Path(string log, int step, string asOf = "2026-03-31", string review = "")
    {
        using var world = new World(DateOnly.Parse(asOf), review.Length > 0 ? [("metrics/log.csv", log), ("procedures/PR-01.md", Procedure), ("reviews/PIR-1.md", review)] : [("metrics/log.csv", log), ("procedures/PR-01.md", Procedure)]);
        var path = world.Findings.Escalation.Paths[step];
        return $"due {path.Due}, taken {path.Taken}, untimed {path.Untimed}, late {path.Late}, skipped {path.Skipped}, not recorded {path.NotRecorded}: {string.Join("; ", path.Exceptions.Select(e => $"{e.IncidentId} {e.State} after {e.Waited}"))}";
    }

    const string Heading = "incident_id,detected_at,resolved_at,severity,class,escalated_to,escalated_at\n";

    // Detected at 09:00 each time; resolved after two hours, so that every step of the ladder fell due.
    static string Row(string id, string to, string at, string resolved = "2026-03-02 11:00", string kind = "incident") => $"{id},2026-03-02 09:00,{resolved},S1,{kind},{to},{(at.Length > 0 ? "2026-03-02 " + at : "")}\n";

    [Fact]
    public void Each_state_is_told_by_the_logs_time() => Assert.Equal(
        "due 7, taken 3, untimed 1, late 1, skipped 2, not recorded 0: I4 late after 17 min; I6 skipped after not recorded; I7 skipped after not recorded",
        Path(Heading + Row("I1", "Duty Manager", "09:15") + Row("I2", "duty", "09:16") + Row("I3", "Head", "09:10") + Row("I4", "Duty", "09:17") + Row("I5", "Head", "09:50") + Row("I6", "Desk Lead", "09:00") + Row("I7", "", ""), 1));

    [Fact]
    public void The_time_is_that_of_the_receiver_named_last() => Assert.Equal(
        "due 2, taken 1, untimed 0, late 1, skipped 0, not recorded 0: I2 late after 1 h 5 min",
        Path(Heading + Row("I1", "Desk Lead; Head", "09:55") + Row("I2", "Desk Lead; Duty Manager; Head", "10:05"), 2));

    [Fact]
    public void A_first_call_that_nobody_wrote_down_is_not_recorded_and_a_foreign_receiver_says_nothing() => Assert.Equal(
        "due 2, taken 0, untimed 0, late 0, skipped 0, not recorded 2: I1 not recorded after not recorded; I2 not recorded after not recorded",
        Path(Heading + Row("I1", "", "") + Row("I2", "Somebody else", "09:01"), 0));

    [Fact]
    public void What_was_over_before_the_time_or_is_no_incident_never_fell_due() => Assert.Equal(
        "due 0, taken 0, untimed 0, late 0, skipped 0, not recorded 0: ",
        Path(Heading + Row("I1", "", "", "2026-03-02 09:15") + Row("I2", "", "", kind: "problem") + Row("I3", "", "", kind: "service_request"), 1));

    [Fact]
    public void An_incident_still_open_has_fallen_due() => Assert.Equal(
        "due 1, taken 0, untimed 0, late 0, skipped 1, not recorded 0: I1 skipped after not recorded",
        Path(Heading + Row("I1", "Desk Lead", "09:00", resolved: ""), 1));

    [Fact]
    public void A_log_without_the_column_says_nothing() => Assert.Equal(
        "due 1, taken 0, untimed 0, late 0, skipped 0, not recorded 1: I1 not recorded after not recorded",
        Path("incident_id,detected_at,resolved_at,severity\nI1,2026-03-02 09:00,2026-03-02 11:00,S1\n", 1));

    [Fact]
    public void A_review_tells_the_time_that_the_log_does_not() => Assert.Equal(
        "due 1, taken 0, untimed 0, late 1, skipped 0, not recorded 0: I1 late after 40 min",
        Path("incident_id,detected_at,resolved_at,severity,escalated_to,review\nI1,2026-03-02 09:00,2026-03-02 11:00,S1,Head,PIR-1\n", 1, review: """
            ---
            id: PIR-1
            title: One
            status: draft
            severity: S1
            detected_at: 2026-03-02 09:00
            timeline:
              - {at: 2026-03-02 09:40, event: Took command, actor_role: Duty Manager, source: log}
            ---
            Text.
            """));

    [Fact]
    public void A_severity_that_log_and_review_tell_differently_is_listed()
    {
        using var world = new World(new DateOnly(2026, 3, 31), ("metrics/log.csv", "incident_id,detected_at,severity,review\nI1,2026-03-02 09:00,S2,PIR-1\n"),
            ("reviews/PIR-1.md", "---\nid: PIR-1\ntitle: One\nstatus: draft\nseverity: Critical\n---\nText.\n"));
        var wrong = Assert.Single(world.Findings.Escalation.WrongSeverity);
        Assert.Equal(("I1", "S2", "S1"), (wrong.IncidentId, wrong.Recorded, wrong.Expected));
    }

    [Fact]
    public void The_first_message_is_timed_by_audience_and_channel()
    {
        static string Review(int n, string first, string second) => $"""
            ---
            id: PIR-{n}
            title: One
            status: draft
            declared_at: 2026-03-0{n} 09:00
            communications:
              - {"{"}at: 2026-03-0{n} {second}, audience: Customers, channel: web, message: Later{"}"}
              - {"{"}at: 2026-03-0{n} {first}, audience: Customers, channel: web, message: First{"}"}
              - {"{"}at: 2026-03-0{n} 09:05, audience: Crews, channel: radio, message: Stand by{"}"}
            ---
            Text.
            """;
        using var world = new World(new DateOnly(2026, 3, 31), ("reviews/PIR-1.md", Review(1, "09:20", "10:00")), ("reviews/PIR-2.md", Review(2, "09:40", "09:50")));
        Assert.Equal(["Crews radio 2: 5 min, 5 min", "Customers web 2: 30 min, 40 min"], world.Findings.Escalation.FirstMessages.Select(m => $"{m.Audience} {m.Channel} {m.N}: {m.MedianWords}, {m.LongestWords}"));
    }
}
