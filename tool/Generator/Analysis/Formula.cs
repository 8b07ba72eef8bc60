using System.Globalization;
using System.Text.RegularExpressions;
using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>What a metric's formula says: arithmetic over the fields of a period, or a statistic of the incident log.</summary>
public abstract record Formula
{
    /// <summary>Arithmetic such as <c>answered_in_threshold / (answered + abandoned)</c>.</summary>
    public sealed record Arithmetic(Term Whole) : Formula;

    /// <summary>A statistic of the time between two moments: <c>median(acknowledged_at - detected_at)</c>; also mean and p90.</summary>
    public sealed record LogStatistic(string Statistic, Moment To, Moment From) : Formula;

    /// <summary>The share within a time: <c>share(acknowledged_at - detected_at &lt;= 15 min)</c>.</summary>
    public sealed record LogShare(Moment To, Moment From, Duration Within) : Formula;

    /// <summary><c>reopened within 14 days / resolved</c>.</summary>
    public sealed record LogReopened(int Days) : Formula;

    /// <summary><c>count()</c>: incidents by month of detection.</summary>
    public sealed record LogCount : Formula;

    /// <summary>The formula, or null where it is prose.</summary>
    public static Formula? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        text = text.Trim();
        if (FormulaForms.Statistic().Match(text) is { Success: true } s && Moments(s, out var to, out var from))
            return new LogStatistic(s.Groups["f"].Value.ToLowerInvariant(), to, from);
        if (FormulaForms.Share().Match(text) is { Success: true } h && Moments(h, out to, out from) && Duration.TryParse(h.Groups["within"].Value, out var within))
            return new LogShare(to, from, within);
        if (FormulaForms.Reopened().Match(text) is { Success: true } r) return new LogReopened(int.Parse(r.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        if (FormulaForms.Counting().IsMatch(text)) return new LogCount();
        return new Reader(text).Whole() is { } term ? new Arithmetic(term) : null;
    }

    static bool Moments(Match m, out Moment to, out Moment from)
    {
        from = default;
        return Words.TryRead(m.Groups["to"].ValueSpan, out to) && Words.TryRead(m.Groups["from"].ValueSpan, out from);
    }

    /// <summary>A term of arithmetic.</summary>
    public abstract record Term
    {
        public sealed record Number(double Value) : Term;
        public sealed record Field(string Name) : Term;
        public sealed record Operation(char Sign, Term Left, Term Right) : Term;

        /// <summary>The value, with fields looked up; null where a field has none or a division is by nothing.</summary>
        public double? Of(Func<string, double?> field) => this switch
        {
            Number n => n.Value,
            Field f => field(f.Name),
            Operation o when o.Left.Of(field) is { } left && o.Right.Of(field) is { } right => o.Sign switch
            {
                '+' => left + right, '-' => left - right, '*' => left * right, _ => right == 0 ? null : left / right,
            },
            _ => null,
        };

        public IEnumerable<string> Fields => this switch
        {
            Field f => [f.Name],
            Operation o => o.Left.Fields.Concat(o.Right.Fields),
            _ => [],
        };

        public sealed override string ToString() => this switch
        {
            Number n => n.Value.ToString(CultureInfo.InvariantCulture),
            Field f => f.Name,
            Operation o => $"{Inner(o.Left, o, false)} {o.Sign} {Inner(o.Right, o, true)}",
            _ => "",
        };

        /// <summary>A part, in brackets where without them it would be worked out in another order.</summary>
        static string Inner(Term part, Operation whole, bool right) =>
            part is Operation inner && (Binds(inner) < Binds(whole) || (right && Binds(inner) == Binds(whole) && whole.Sign is '-' or '/')) ? $"({part})" : part.ToString();

        static int Binds(Operation o) => o.Sign is '*' or '/' ? 1 : 0;
    }

    /// <summary>Reads sums and products from left to right.</summary>
    sealed class Reader(string text)
    {
        int at;

        public Term? Whole() => Sum() is { } term && End() ? term : null;

        bool End()
        {
            Space();
            return at == text.Length;
        }

        Term? Sum() => Chain(Product, '+', '-');

        Term? Product() => Chain(Factor, '*', '/');

        Term? Chain(Func<Term?> part, char one, char other)
        {
            var left = part();
            while (left is not null && (Take(one) ? one : Take(other) ? other : '\0') is var sign and not '\0')
                left = part() is { } right ? new Term.Operation(sign, left, right) : null;
            return left;
        }

        Term? Factor()
        {
            if (Take('(')) return Sum() is { } inner && Take(')') ? inner : null;
            Space();
            var start = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.')) at++;
            if (at == start) return null;
            var word = text[start..at];
            return double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? new Term.Number(number)
                : char.IsAsciiLetter(word[0]) ? new Term.Field(word) : null;
        }

        bool Take(char c)
        {
            Space();
            if (at >= text.Length || text[at] != c) return false;
            at++;
            return true;
        }

        void Space()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        }
    }
}

static partial class FormulaForms
{
    [GeneratedRegex(@"^(?<f>median|mean|p90)\s*\(\s*(?<to>\w+)\s*[-−]\s*(?<from>\w+)\s*\)$", RegexOptions.IgnoreCase)]
    internal static partial Regex Statistic();

    [GeneratedRegex(@"^share\s*\(\s*(?<to>\w+)\s*[-−]\s*(?<from>\w+)\s*(?:<=|≤|<|within)\s*(?<within>[^)]+?)\s*\)$", RegexOptions.IgnoreCase)]
    internal static partial Regex Share();

    [GeneratedRegex(@"^re-?opened\s+within\s+(\d{1,3})\s+days?\s*/\s*resolved$", RegexOptions.IgnoreCase)]
    internal static partial Regex Reopened();

    [GeneratedRegex(@"^count\s*\(\s*(?:incidents?)?\s*\)$", RegexOptions.IgnoreCase)]
    internal static partial Regex Counting();
}
