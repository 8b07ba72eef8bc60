namespace IncidentStrategy.Tests.Analysis;

/// <summary>Durations in words against the timestamps: told where they disagree, and only there.</summary>
public sealed class StatedDurationTests
{
    // Started 08:50, detected 09:00, declared 09:05, acknowledged 09:12, customers told 09:25, mitigated 10:00, resolved 10:35.
    static int Faults(string sentence)
    {
        using var world = new World(new DateOnly(2026, 3, 31), ("reviews/PIR-1.md", $"""
            ---
            id: PIR-1
            title: One
            status: reviewed
            started_at: 2026-03-02 08:50
            detected_at: 2026-03-02 09:00
            declared_at: 2026-03-02 09:05
            acknowledged_at: 2026-03-02 09:12
            customers_told_at: 2026-03-02 09:25
            mitigated_at: 2026-03-02 10:00
            resolved_at: 2026-03-02 10:35
            ---
            {sentence}
            """));
        return world.Told.Count(d => d.Code == "IS106");
    }

    [Theory]
    [InlineData("Customers were told 40 minutes after the declaration.")]
    [InlineData("Customers were first told within 15 minutes of declaration.")]
    [InlineData("Customers were told within ten minutes.")]
    [InlineData("Customers were told after an hour and a half.")]
    [InlineData("Customers were not told for two hours.")]
    [InlineData("It took 1 h 25 to tell customers.")]
    [InlineData("The first message took 1hr 25mins.")]
    [InlineData("Acknowledgement took 34 minutes from detection, against 15.")]
    [InlineData("Acknowledged in 20 min.")]
    [InlineData("The incident was acknowledged within five minutes.")]
    [InlineData("The alarm went unacknowledged for half an hour.")]
    [InlineData("Detection took 2 h 18 min and came from a customer.")]
    [InlineData("The fault went unnoticed for two hours.")]
    [InlineData("It took three quarters of an hour to notice.")]
    [InlineData("The incident was resolved two hours and ten minutes after it was declared.")]
    [InlineData("It took 32 h 5 min to resolve from declaration.")]
    [InlineData("The outage lasted four hours.")]
    [InlineData("The incident lasted for 2 h 30.")]
    [InlineData("The incident ran from 09:10 to 12:35.")]
    [InlineData("The form was out from 09:10 to 10:35 (an hour).")]
    [InlineData("The lines were down from 09:10 until 10:35, 1 h 20 min.")]
    [InlineData("The incident was resolved after more than two hours.")]
    public void A_duration_that_disagrees_is_told(string sentence) => Assert.Equal(1, Faults(sentence));

    [Theory]
    [InlineData("Customers were told 20 minutes after the declaration.")]
    [InlineData("Customers were first told within 20 minutes of declaration.")]
    [InlineData("Customers were told within 40 minutes.")]
    [InlineData("Customers were told after half an hour.")] // 35 minutes from the start
    [InlineData("Customers were not told for 35 minutes.")]
    [InlineData("Acknowledgement took 12 minutes from detection, against 15.")]
    [InlineData("Acknowledged within ten minutes of declaration.")]
    [InlineData("The incident was acknowledged in seven minutes.")] // from its declaration
    [InlineData("The incident was resolved 1 h 30 after it was declared.")]
    [InlineData("It took an hour and a half to resolve from declaration.")]
    [InlineData("It took 1hr 35mins to fix.")]
    [InlineData("The outage lasted nearly two hours.")]
    [InlineData("The incident ran from 08:50 to 10:35.")]
    [InlineData("The form was out from 09:10 to 10:35 (1 h 25 min).")]
    [InlineData("The form was out from 09:10 to 10:35, an hour and a half.")] // in round words, within five minutes
    [InlineData("The incident was resolved after more than an hour.")]
    public void A_duration_that_agrees_is_not(string sentence) => Assert.Equal(0, Faults(sentence));

    [Theory]
    [InlineData("The criterion asks that customers are told within 5 minutes.")]
    [InlineData("Customers must be told within 5 minutes of declaration.")]
    [InlineData("An incident is acknowledged within 5 minutes.")]
    [InlineData("If customers were told within 5 minutes, fewer would ring.")]
    [InlineData("Customers were told 5 minutes sooner than in January.")]
    [InlineData("Customers were told only eighteen minutes sooner after declaration.")]
    [InlineData("In PIR-2412-009 customers were told 80 minutes after declaration.")]
    [InlineData("Customers were told two hours after the supplier's call.")]
    [InlineData("The callers were rung back within 5 minutes of the fix.")]
    [InlineData("The supplier wrote: \"the incident was resolved 5 minutes after declaration\".")]
    [InlineData("The webchat was resolved two hours later.")]
    [InlineData("On average customers were told within 5 minutes.")]
    [InlineData("Most incidents were resolved within 5 minutes.")]
    [InlineData("The restore took 5 minutes.")]
    [InlineData("The regulator was told 46 h 42 min after detection, inside 72 hours.")]
    [InlineData("The second line was restored after 5 minutes.")]
    [InlineData("It took 5 minutes to restore the queue.")]
    [InlineData("It took two hours to notice which list was wrong.")]
    [InlineData("From 09:10 to 10:35 nobody rang, 5 people wrote.")]
    [InlineData("It took 1 hour 25 people had waited for.")]
    [InlineData("Customers were told 2 days of leave were lost.")]
    public void What_is_agreed_supposed_or_told_of_something_else_is_passed_over(string sentence) => Assert.Equal(0, Faults(sentence));
}
