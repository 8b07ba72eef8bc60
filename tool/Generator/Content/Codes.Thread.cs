using static IncidentStrategy.Text.Severity;

namespace IncidentStrategy.Generator.Content;

public static partial class Codes
{
    /// <summary>IS700-799: the thread, strategy, recommendations and changes.</summary>
    static Code[] Thread =>
    [
        new("IS701", Error, "Unknown finding", "A source or piece of evidence is nowhere in the workspace."),
        new("IS702", Error, "Unknown objective", "An objective is not in the register."),
        new("IS703", Error, "Unknown procedure", "A procedure is not there."),
        new("IS704", Error, "Unknown metric", "A metric is neither defined nor in a series."),
        new("IS705", Error, "Unknown recommendation", "A recommendation is not there."),
        new("IS706", Error, "Unknown consultation", "A consultation is not there."),
        new("IS707", Error, "Unknown change", "A change is not there."),
        new("IS708", Error, "Unknown theme", "A theme is not in the register."),
        new("IS709", Error, "Unknown clause", "A clause is in no procedure."),
        new("IS710", Error, "Unknown question", "A response answers a question that was not asked."),
        new("IS711", Warning, "Unknown role", "A role is not in the register."),
        new("IS712", Error, "Unknown service", "A service is not in the register."),
        new("IS713", Error, "Rejected without a reason", "A recommendation may be rejected, with its reason."),
        new("IS714", Warning, "Recommendation without sources", "A recommendation rests on findings, signals, criteria or themes."),
        new("IS715", Warning, "Recommendation without an objective", "A recommendation serves an objective."),
        new("IS716", Note, "Objective without a recommendation", "No recommendation serves an objective."),
        new("IS717", Warning, "Recommendation overdue", "The due date of a recommendation has passed."),
        new("IS718", Warning, "Change without verification", "A change says by which metric its effect is verified."),
        new("IS719", Warning, "Effect not checked", "The date for checking a change's effect has passed without a result."),
        new("IS720", Warning, "Rebase without effect", "A chart is rebased with a date, a reason and a change id, or not at all."),
        new("IS721", Warning, "Strategy review overdue", "The date for the strategy's review has passed."),
        new("IS722", Warning, "Evaluation one-sided", "An evaluation has strengths, weaknesses and a judgement."),
        new("IS723", Warning, "Embedded without a change", "An embedded recommendation has a change that says how."),
        new("IS724", Warning, "Metric without figures", "A metric has neither a series nor a formula that can be worked out."),
    ];
}
