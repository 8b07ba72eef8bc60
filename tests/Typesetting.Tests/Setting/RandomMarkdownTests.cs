using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IncidentStrategy.Pdf.Fonts;
using IncidentStrategy.Text;
using IncidentStrategy.Typesetting.Dialect;
using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Structure;

namespace IncidentStrategy.Typesetting.Tests.Setting;

/// <summary>Any Markdown is set without fault, without a lost word, and with all ink on the page. LONG=1 tries a hundred times as many.</summary>
public partial class RandomMarkdownTests
{
    [Fact]
    public void Random_documents_lose_no_word_and_keep_to_the_page()
    {
        var count = Environment.GetEnvironmentVariable("LONG") == "1" ? 20_000 : 200;
        for (var seed = 0; seed < count; seed++)
        {
            var sample = new Sample(seed);
            var markdown = sample.Document();
            var set = Typesetter.Set(MarkdownDialect.Parse(markdown), Style.House, new SettingOptions { Contents = seed % 5 == 0 }, new Diagnostics());
            // A word broken over lines, columns and pages comes together again in the element it belongs to.
            var all = new Dictionary<StructureElement, StringBuilder>(ReferenceEqualityComparer.Instance);
            var elsewhere = new StringBuilder();
            foreach (var page in set.Pages)
            {
                var into = elsewhere;
                foreach (var ink in page.Inks)
                    if (ink is not TagInk tag) Check(ink, page, into, seed);
                    else if (tag.Element is null) into = elsewhere;
                    else if (!all.TryGetValue(tag.Element, out into!)) all[tag.Element] = into = new StringBuilder();
            }
            var text = string.Join(' ', all.Values);
            var found = Token().EnumerateMatches(text);
            var tokens = new HashSet<string>(StringComparer.Ordinal);
            foreach (var match in found) tokens.Add(text.Substring(match.Index, match.Length));
            foreach (var word in sample.Words)
                if (!tokens.Contains(word) && !text.Contains(word, StringComparison.Ordinal)) Assert.Fail($"seed {seed}: {word} is lost near\n{Near(markdown, word)}");
        }
    }

    [GeneratedRegex("[a-z]+[0-9]+q")]
    private static partial Regex Token();

    static string Near(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.Ordinal);
        return text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 100)];
    }

    static void Check(Ink ink, Frame page, StringBuilder all, int seed)
    {
        switch (ink)
        {
            case TextInk text:
                var right = text.X + FontSet.Noto.Measure(text.Text.TrimEnd(), (FontStyle)text.Face) * text.Size / 1000;
                if (text.X < 0 || right > page.Width + 1 || text.Y <= 0 || text.Y >= page.Height) Assert.Fail($"seed {seed}: \"{text.Text}\" at {text.X}, {text.Y} is off the page");
                foreach (var c in text.Text)
                    if (!char.IsWhiteSpace(c) && c != '\u00AD') all.Append(c);
                break;
            case PathInk path:
                foreach (var (x, y) in path.Shape.Points)
                    if (x < -1 || x > page.Width + 1 || y < -1 || y > page.Height + 1) Assert.Fail($"seed {seed}: a shape at {x}, {y} is off the page");
                break;
        }
    }

    /// <summary>Writes Markdown of every kind around words it remembers.</summary>
    sealed class Sample(int seed)
    {
        readonly Random random = new(seed);
        int notes, words;

        public List<string> Words { get; } = [];

        public string Document()
        {
            var text = new StringBuilder();
            for (var i = random.Next(1, 25); i > 0; i--) text.Append(Block(0)).Append("\n\n");
            for (var i = 1; i <= notes; i++) text.Append(CultureInfo.InvariantCulture, $"[^{i}]: {Inline(random.Next(1, 60))}\n\n");
            return text.ToString();
        }

        string Block(int depth) => random.Next(depth > 2 ? 5 : 14) switch
        {
            0 => new string('#', random.Next(1, 7)) + " " + Inline(random.Next(1, 20)),
            1 or 2 or 3 => Inline(random.Next(1, 200), notes: depth == 0),
            4 => "```\n" + string.Join('\n', Enumerable.Range(0, random.Next(1, 30)).Select(_ => new string(' ', random.Next(0, 30)) + Plain(random.Next(1, 30)))) + "\n```",
            5 => Prefixed("> ", "> "),
            6 => Prefixed("- ", "  ") + "\n" + Prefixed("- ", "  "),
            7 => Prefixed("1. ", "   ") + "\n" + Prefixed("2. ", "   "),
            8 => Table(),
            9 => "::: " + (new[] { "summary", "keep", "warning", "unknown", "landscape", "page-break" })[random.Next(6)] + "\n" + Block(3) + "\n:::",
            10 => "> [!NOTE]\n> " + Inline(random.Next(1, 60)),
            11 => "![" + Plain(3) + "](none.png)",
            12 => Plain(2) + "\n: " + Inline(random.Next(1, 30)),
            _ => "***",
        };

        string Prefixed(string first, string rest) => first + Block(2).Replace("\n", "\n" + rest, StringComparison.Ordinal);

        string Table()
        {
            var columns = random.Next(1, 9);
            var text = new StringBuilder();
            for (var row = 0; row < random.Next(2, 40); row++)
            {
                text.Append('|');
                for (var c = 0; c < columns; c++) text.Append(Inline(random.Next(0, random.Next(1, 40)))).Append(" |");
                text.Append('\n');
                if (row == 0) text.Append('|').Append(string.Concat(Enumerable.Repeat("---|", columns))).Append('\n');
            }
            return text.ToString();
        }

        string Inline(int count, bool notes = false) => string.Join(' ', Enumerable.Range(0, count).Select(_ => random.Next(20) switch
        {
            0 => "*" + Word() + "*",
            1 => "**" + Word() + " " + Word() + "**",
            2 => "`" + Word() + "`",
            3 => "[" + Word() + "](#somewhere){.page}",
            4 when notes => Word() + "[^" + (++this.notes).ToString(CultureInfo.InvariantCulture) + "]",
            5 => "https://example.org/" + Word() + "/" + Word(),
            6 => new string('m', random.Next(1, 200)) + Word(),
            7 when random.Next(5) == 0 => "`" + string.Join(random.Next(2) == 0 ? "`,`" : "`**x**`", Enumerable.Range(0, random.Next(1, 40)).Select(_ => Word())) + "`",
            8 when random.Next(5) == 0 => string.Join('\u00A0', Enumerable.Range(0, random.Next(1, 40)).Select(_ => Word())),
            _ => Word(),
        }));

        string Plain(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word()));

        /// <summary>A word found nowhere else: letters, a number, and now and then what lines break at.</summary>
        string Word()
        {
            var word = new string((char)('a' + random.Next(26)), random.Next(1, 12)) + (++words).ToString(CultureInfo.InvariantCulture) + "q";
            Words.Add(word);
            return word;
        }
    }
}
