using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>What can go wrong where one procedure hands on to another: nobody takes it, nothing comes with it, it comes back.</summary>
static class HandoverFaults
{
    public static IReadOnlyList<BoundaryFault> Of(Corpus corpus, Procedure p)
    {
        var all = Standing(corpus, p);
        return [.. Out(corpus, p, all), .. In(p, all)];
    }

    /// <summary>The procedures as they would stand with this version in force.</summary>
    static Procedure[] Standing(Corpus corpus, Procedure p) => [.. corpus.Procedures.Where(x => x.Status == ProcedureStatus.Current && !MetricsAnalysis.Same(x.Id, p.Id)), p];

    static IEnumerable<BoundaryFault> Out(Corpus corpus, Procedure p, Procedure[] all)
    {
        var produced = p.Steps.SelectMany(s => s.Outputs).Concat(p.HandoversIn.SelectMany(h => h.Information)).Select(Plain).ToHashSet(StringComparer.Ordinal);
        foreach (var h in p.HandoversOut)
        {
            BoundaryFault Fault(string kind, string why, string field, string closing = "") => new($"{p.Id} {h.Id} to {h.To}", why, closing, h.Where[field]) { Kind = kind };
            if (h.AcceptWithin is null) yield return Fault("no_acceptance_time", "no time is given in which it is to be accepted", "accept_within", "accept_within: 15 min");
            if (string.IsNullOrWhiteSpace(h.Fallback)) yield return Fault("no_fallback", "nothing is said of what happens when it is not accepted", "fallback");
            if (p.Steps.Count > 0)
                foreach (var item in h.Information.Where(i => !produced.Contains(Plain(i))))
                    yield return Fault("information_never_produced", $"\"{item}\" is to be handed over, and no step puts it out", "information");
            if (all.FirstOrDefault(x => IsProcedure(x, h.To)) is { } target)
            {
                var taken = target.HandoversIn.FirstOrDefault(i => Matches(p, h, i));
                if (taken is null) yield return Fault("unmatched_out", $"{target.Id} has no matching handover in", "to", $"handovers_in: {{id: {h.Id}, from: {p.Id}}}");
                else
                    foreach (var item in taken.Information.Where(i => !h.Information.Select(Plain).Contains(Plain(i), StringComparer.Ordinal)))
                        yield return Fault("information_never_produced", $"{target.Id} expects \"{item}\", which is not handed over", "information");
                if (target.HandoversOut.FirstOrDefault(back => IsProcedure(p, back.To) && SameTrigger(back.Trigger, h.Trigger)) is { } back)
                    yield return Fault("ping_pong", $"{target.Id} hands it back by {back.Id} for the same reason, so it can go to and fro", "trigger");
                if (target.Steps.Count == 0 && target.HandoversOut.Count == 0) yield return Fault("dead_end", $"{target.Id} has no step and hands nothing on, so it ends there", "to");
            }
            else if (!KnownReceiver(corpus, h.To))
                yield return Fault("dead_end", $"\"{h.To}\" is no procedure, role or team of the register, so nobody receives it", "to");
        }
    }

    static IEnumerable<BoundaryFault> In(Procedure p, Procedure[] all)
    {
        foreach (var h in p.HandoversIn)
        {
            BoundaryFault Fault(string kind, string why, string field) => new($"{p.Id} {h.Id} from {h.From}", why, "", h.Where[field]) { Kind = kind };
            if (string.IsNullOrWhiteSpace(h.Acknowledge)) yield return Fault("no_acknowledgement", "nothing is said of how it is acknowledged", "acknowledge");
            if (all.FirstOrDefault(x => IsProcedure(x, h.From)) is { } source && !source.HandoversOut.Any(o => Matches(source, o, h) && IsProcedure(p, o.To)))
                yield return Fault("unmatched_in", $"{source.Id} has no matching handover out", "from");
        }
    }

    static bool Matches(Procedure from, HandoverOut o, HandoverIn i) => MetricsAnalysis.Same(o.Id, i.Id) || (IsProcedure(from, i.From) && i.Id.Length == 0)
        || (IsProcedure(from, i.From) && from.HandoversOut.Count(x => MetricsAnalysis.Same(x.To, o.To)) == 1);

    static bool IsProcedure(Procedure p, string name) => MetricsAnalysis.Same(p.Id, name) || MetricsAnalysis.Same(p.Title, name) || name.StartsWith(p.Id + " ", StringComparison.OrdinalIgnoreCase);

    static bool KnownReceiver(Corpus corpus, string to) =>
        corpus.Organisation.Role(to) is not null || corpus.Organisation.Roles.Any(r => MetricsAnalysis.Same(r.Team, to)) || corpus.Organisation.Service(to) is not null;

    static bool SameTrigger(string? a, string? b) => a is { Length: > 0 } && b is { Length: > 0 } && Plain(a) == Plain(b);

    static string Plain(string text) => string.Join(' ', text.ToLowerInvariant().Split([' ', '\t', '\n', '.', ','], StringSplitOptions.RemoveEmptyEntries));
}
