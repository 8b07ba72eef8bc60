using System.Buffers;

namespace IncidentStrategy.Typesetting.Lines;

/// <summary>
/// Finds where an English word may be parted, by rules that would rather miss a break than make a wrong one:
/// a list of the domain's words, endings that always part, and pairs of consonants between vowels that always part.
/// </summary>
static class Hyphenator
{
    const int LeastBefore = 3, LeastAfter = 3, LeastWord = 6;

    /// <summary>Words whose parts the rules would miss or get wrong. Plurals and past forms find their stem.</summary>
    static readonly Dictionary<string, string> known = Listed(
        "inci-dent proce-dure recom-men-da-tion recom-mend con-sul-ta-tion evi-dence cri-terion cri-teria qualifi-ca-tion portfolio port-folio " +
        "strat-egy strate-gic bound-ary bound-aries respon-sible respon-si-bil-ity account-able account-abil-ity esca-late esca-la-tion hand-over " +
        "cus-tomer tele-phone tele-phony organ-isa-tion organi-sa-tional per-cent-age sec-ond-ary gov-erness stew-ard veg-etable lion-ess " +
        "inves-ti-gate inves-ti-ga-tion noti-fi-ca-tion notify commu-ni-cate commu-ni-ca-tion super-visor mana-ger man-age-ment oper-ator " +
        "avail-able avail-abil-ity reli-able reli-abil-ity time-line key-board work-shop call-back out-come over-view feed-back " +
        "learn-er port-able reg-is-ter regis-tra-tion cer-tifi-cate assess-ment asses-sor veri-fi-ca-tion verify docu-ment tem-plate " +
        "alter-na-tive initia-tive effec-tive effec-tive-ness objec-tive perform-ance improve-ment mea-sure meas-ure-ment analy-sis ana-lyse " +
        "cate-gory prior-ity sever-ity review-er report-ing depart-ment tech-ni-cal tech-nol-ogy sys-tem sys-tem-atic infra-struc-ture " +
        "data-base net-work soft-ware hard-ware main-ten-ance sched-ule tem-po-rary per-man-ent neces-sary acknow-ledge acknow-ledge-ment " +
        "satis-fac-tion abandon-ment aban-don thres-hold weather evacu-ate evacu-ation build-ing pay-ment supplier sup-plier con-tract " +
        "regu-late regu-la-tor regu-la-tory com-pli-ance com-ply confi-den-tial confi-den-tial-ity inter-view ques-tion ques-tion-naire " +
        "any-thing every-thing some-thing noth-ing per-cent with-out with-in how-ever there-fore when-ever where-ever who-ever through-out " +
        "repre-sen-ta-tive repre-sent knowl-edge refer-ence prefer-ence differ-ence experi-ence influ-ence confer-ence audi-ence sen-tence " +
        "mini-mum maxi-mum pre-vious pre-vent pre-ven-tion pre-sent pre-pare pre-par-ation pro-pose pro-posal pro-tect pro-tec-tion pro-vide " +
        "con-trib-ute con-trib-utor con-tribu-tion sum-mary sum-ma-rise chron-ology chrono-logi-cal sub-sti-tute");

    static readonly string[] endings = ["tional", "tion", "tions", "sion", "sions", "cial", "tial", "cially", "tially", "ment", "ments", "ness", "less", "ship", "ships", "ward", "wards", "fully", "ful"];
    static readonly HashSet<string> pairs = [.. "ct pt rt lt rm rn rv rs rg rc mp mb ns nc nf nv gn bj rb rp lf lc bs dm dv mn".Split(' ')];
    static readonly HashSet<string> inflections = ["ing", "ings", "ed", "er", "ers", "or", "ors", "able", "ably", "est", "ish", "ance", "ances", "ence", "age", "ages", "y", "ies", "es", "e", "en", "able", "ive"];
    static readonly SearchValues<char> vowels = SearchValues.Create("aeiouy");

    /// <summary>Adds the offsets at which the word may be parted, in order. Punctuation around the word is borne with; capitals, digits and other scripts are left whole.</summary>
    public static void Find(ReadOnlySpan<char> text, List<int> offsets)
    {
        var from = 0;
        while (from < text.Length && !char.IsLetter(text[from])) from++;
        var to = text.Length;
        while (to > from && !char.IsLetter(text[to - 1])) to--;
        var word = text[from..to];
        if (word.Length is < LeastWord or > 40) return;
        Span<char> lower = stackalloc char[word.Length];
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsAsciiLetter(word[i]) || (i > 0 && char.IsUpper(word[i]))) return;
            lower[i] = char.ToLowerInvariant(word[i]);
        }
        var first = offsets.Count;
        if (!FromList(lower, offsets)) FromRules(lower, offsets);
        for (var i = offsets.Count - 1; i >= first; i--)
            if (offsets[i] < LeastBefore || lower.Length - offsets[i] < LeastAfter) offsets.RemoveAt(i);
            else offsets[i] += from;
    }

    static bool FromList(ReadOnlySpan<char> word, List<int> offsets)
    {
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var tail in (ReadOnlySpan<int>)[0, 1, 2])
        {
            var stem = word[..^tail];
            if (tail > 0 && word[stem.Length..] is not ("s" or "d" or "ed" or "es" or "ly")) continue;
            if (!lookup.TryGetValue(stem, out var parts)) continue;
            for (int i = 0, at = 0; i < parts.Length; i++)
                if (parts[i] == '-') offsets.Add(at);
                else at++;
            return true;
        }
        return false;
    }

    static void FromRules(ReadOnlySpan<char> word, List<int> offsets)
    {
        for (var i = 1; i + 2 < word.Length; i++)
            if (Parts(word, i)) offsets.Add(i + 1);
        Participle(word, offsets);
        foreach (var ending in endings)
            if (word.EndsWith(ending, StringComparison.Ordinal) && word[..^ending.Length].ContainsAny(vowels) && !offsets.Contains(word.Length - ending.Length))
                offsets.Add(word.Length - ending.Length);
        offsets.Sort();
        // Two breaks a letter apart cannot both be right; neither is trusted.
        for (var i = offsets.Count - 1; i > 0; i--)
            if (offsets[i] - offsets[i - 1] == 1) { offsets.RemoveAt(i); offsets.RemoveAt(--i); if (i == 0) break; }
    }

    /// <summary>Vowel, consonant | consonant, vowel, unless what follows is only an inflection of a stem that ends in both consonants.</summary>
    static bool Parts(ReadOnlySpan<char> word, int i)
    {
        if (!IsVowel(word[i - 1]) || IsVowel(word[i]) || IsVowel(word[i + 1]) || !IsVowel(word[i + 2])) return false;
        if (inflections.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[(i + 2)..])) return false;
        return (word[i] == word[i + 1] && word[i] is not ('h' or 'w' or 'k')) || pairs.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word.Slice(i, 2));
    }

    static void Participle(ReadOnlySpan<char> word, List<int> offsets)
    {
        var tail = word.EndsWith("ings", StringComparison.Ordinal) ? 4 : word.EndsWith("ing", StringComparison.Ordinal) ? 3 : 0;
        if (tail == 0) return;
        var stem = word[..^tail];
        if (stem.Length < 4 || !stem.ContainsAny(vowels) || IsVowel(stem[^1]) || stem.EndsWith("th", StringComparison.Ordinal)) return;
        if (stem[^1] == 'l' && !IsVowel(stem[^2]) && stem[^2] is not ('l' or 'r')) offsets.Add(stem.Length - 1);
        else if (stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'f' or 'z')) offsets.Add(stem.Length - 1);
        else offsets.Add(stem.Length);
    }

    static bool IsVowel(char c) => vowels.Contains(c);

    static Dictionary<string, string> Listed(string words)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in words.Split(' ')) result[word.Replace("-", "", StringComparison.Ordinal)] = word;
        return result;
    }
}
