using System.Text.RegularExpressions;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Functions;

/// <summary>The functions under `regex`. Patterns run in linear time where they can, and under a time limit always.</summary>
static class RegexFunctions
{
    public static Namespace Table { get; } = new("regex")
    {
        { "escape", "pattern", c => c.Text(0) is { } p ? Regex.Escape(p) : null },
        { "match", "text pattern options?", c => Run(c, 2, (r, t) => Groups(r.Match(t))) },
        { "matches", "text pattern options?", Matches },
        { "replace", "text pattern replace options?", c => Replace(c) },
        { "split", "text pattern options?", c => Run(c, 2, (r, t) => Value.Of(new ScriptArray(r.Split(t).Select(p => Value.Of(p))))) },
        { "unescape", "pattern", c => Unescape(c) },
    };

    static Value Matches(Call call)
    {
        var (context, site) = (call.Context, call.Site);
        return Run(call, 2, (regex, text) => All(context, site, regex, text));
    }

    static Value Unescape(Call call)
    {
        try { return call.Text(0) is { } p ? Regex.Unescape(p) : null; }
        catch (ArgumentException e) { throw call.Fault(0, Codes.Regex, $"The text cannot be unescaped: {e.Message}"); }
    }

    static Value Groups(Match match) => Value.Of(match.Success ? new ScriptArray(match.Groups.Cast<Group>().Select(g => Value.Of(g.Value))) : new ScriptArray());

    static Value All(Rendering.RenderContext context, Tree.Node site, Regex regex, string text)
    {
        var result = new ScriptArray();
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            context.ChargeItems(site, 1);
            result.Add(Groups(match));
        }
        return Value.Of(result);
    }

    static Value Replace(Call call)
    {
        var (context, site, by) = (call.Context, call.Site, call.Str(2));
        return Run(call, 3, (regex, text) =>
        {
            var size = (long)text.Length;
            // Counted as it grows, so that a small pattern cannot make a huge text.
            return context.Checked(site, regex.Replace(text, match =>
            {
                var piece = match.Result(by);
                context.CheckSize(site, size += piece.Length);
                return piece;
            }));
        });
    }

    static Value Run(Call call, int options, Func<Regex, string, Value> use)
    {
        if (call.Text(0) is not { } text || call.Text(1) is not { } pattern) return default;
        var regex = call.Context.Pattern(call, pattern, Options(call, options));
        call.Context.Charge(call.Site, text.Length / 64 + 1);
        try { return use(regex, text); }
        catch (RegexMatchTimeoutException) { throw call.Fault(1, Codes.Limit, $"The pattern took longer than the limit of {call.Context.Options.RegexTimeout.TotalSeconds:0.###} seconds."); }
    }

    static RegexOptions Options(Call call, int argument)
    {
        var options = RegexOptions.CultureInvariant;
        foreach (var letter in call.TextOr(argument, ""))
            options |= letter switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => call.Context.Compatible ? RegexOptions.None : throw call.Fault(argument, Codes.Regex, $"There is no option \"{letter}\".", "The options are i (either case), m (lines), s (dot is any character) and x (white space is ignored)."),
            };
        return options;
    }
}
