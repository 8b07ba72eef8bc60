using System.Collections.Frozen;

namespace IncidentStrategy.Generator.Analysis.Wording;

/// <summary>What makes an action something a person can do and finish: it begins with a verb, and the verb has an end.</summary>
public static class ActionWords
{
    /// <summary>Verbs that never end: one can investigate, consider, monitor and ensure for ever.</summary>
    static readonly FrozenSet<string> endless = Set("""
        investigate consider monitor ensure explore continue maintain encourage promote improve optimise optimize enhance
        look seek strive aim try examine think attempt keep
        """);

    static readonly FrozenSet<string> verbs = Set("""
        accept acknowledge acquire act activate adapt add adjust adopt advertise advise agree alert align allocate amend analyse analyze announce appoint
        approve archive arrange ask assess assign attach attend audit authorise automate award back balance begin book brief bring build buy calculate
        call cancel capture carry cease change chase check choose circulate clarify classify clean clear close coach collect combine commission communicate
        compare compile complete conduct configure confirm connect consolidate consult contact contract convene convert co-ordinate coordinate copy correct
        count create cut decide declare decommission define delegate delete deliver deploy describe design designate destroy develop direct disable discontinue
        discuss display distribute divert document draft drill duplicate edit educate email e-mail embed employ enable encrypt end engage enter equip escalate establish
        estimate evaluate exclude execute exercise extend fill finalise find finish fit fix follow format formalise forward freeze fund gather generate get give
        grant group halt hand hire hold host identify implement import include incorporate increase inform insert inspect install instruct integrate interview
        introduce inventory invite involve isolate issue join label launch lay lead learn let liaise license limit line link list load locate lock log make
        manage map mark measure meet mend merge migrate modify move name negotiate nominate notify number obtain offer open order organise own
        pay perform pilot place plan post prepare present print prioritise procure produce programme prohibit prompt propose protect prove provide publish
        purchase purge put qualify raise rank rate re-brief re-route re-test re-train re-write rebuild recalculate receive recommend reconcile reconfigure record recover recruit
        redesign reduce refer refine refresh register rehearse reinstate reissue relabel release relocate remind remove rename renew reorder repair repeat
        replace report request require reroute reschedule reserve reset resolve restore restrict retain retire retrain return reverse review revise rewrite
        revoke ring roll rotate route run sample scan schedule script seal secure segment select sell send separate set settle share shorten show sign simplify simulate
        split staff standardise start state stop store streamline strengthen structure submit subscribe substitute supply support survey suspend swap
        price borrow block draw redraw lend quote wire rewire scrap redirect reprint reopen re-open swap-out translate fetch film photograph pin post-check mirror patch page
        pair park peer-review phase play pledge pool predict prevent prime process profile progress prune purge-check query queue quieten reach recall recite reconsider
        rectify reform refit reframe refund refuse rehouse relay relocate rely remodel remunerate reopen repaint repeat-test reply reprogramme rescind research reserve resit resize
        respond resume retest retire retract rewrite-and-test ring-fence safeguard save screen seat sew shadow shift ship shut skip slow solve source specify stage stamp
        steer step stock stress-test suppress surface synchronise tabulate tackle target throttle tie tighten toggle top tour transcribe unblock unlock vary vet voice wait weigh wind wrap zone
        address access assess discuss dismiss bypass cross press pass express
        switch tag take talk teach tell template tender terminate test tidy time trace track train transfer translate trial trigger trim tune turn twin undertake
        unify update upgrade upload use validate verify visit walk warn widen withdraw word work write
        """);

    /// <summary>The first word, in lower case, without the marks around it.</summary>
    public static string FirstWord(string statement)
    {
        var word = statement.TrimStart(' ', '*', '_', '"', '“', '‘', '(').Split([' ', '\t', '\n', ',', ';', ':', '.'], 2)[0];
        return word.ToLowerInvariant();
    }

    public static bool StartsWithVerb(string statement) => FirstWord(statement) is var word && (IsVerb(word) || (word.StartsWith("re", StringComparison.Ordinal) && IsVerb(word[2..].TrimStart('-'))));

    static bool IsVerb(string word) => verbs.Contains(word) || endless.Contains(word);

    public static bool IsOpenEnded(string statement) => endless.Contains(FirstWord(statement));

    /// <summary>Words that leave open how much is meant: an action that uses them is not specific.</summary>
    public static string? Vague(string statement)
    {
        foreach (var phrase in vague)
            if (statement.Contains(phrase, StringComparison.OrdinalIgnoreCase)) return phrase;
        return null;
    }

    static readonly string[] vague = ["as appropriate", "as necessary", "where possible", "as soon as possible", "if needed", "going forward", "in due course", "be more careful", "be more vigilant", "better communication", "raise awareness", "remind staff", "etc."];

    static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
