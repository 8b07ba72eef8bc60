using System.Text;
using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;

namespace IncidentStrategy.Pdf.Importing.Text;

/// <summary>Follows page contents for the text they show: lines where the baseline moves, spaces where a gap is wide enough.</summary>
sealed class PageText(PdfFile file)
{
    const int DeepestForm = 12;
    readonly Dictionary<PdfDictionary, TextFont> fonts = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<PdfStream> within = new(ReferenceEqualityComparer.Instance);

    sealed record State(Affine Matrix, TextFont? Font, double Size, double Leading, double LetterSpace, double WordSpace, double Stretch);

    static readonly State Start = new(Affine.Identity, null, 1, 0, 0, 0, 1);

    /// <summary>Where writing stands on one page.</summary>
    sealed class Writing
    {
        public StringBuilder Text { get; } = new();
        public double X { get; set; }
        public double Y { get; set; }
        public double Size { get; set; } = 1;
    }

    public string Page(PdfPage page)
    {
        var writing = new Writing();
        var resources = file.Dictionary(page.Resources) ?? new PdfDictionary();
        Contents(PageImport.Contents(file, page.Dictionary), resources, Start, writing, 0);
        foreach (var item in file.Array(page.Dictionary, "Annots")?.Items.Take(5000) ?? [])
            if (file.Dictionary(item) is { } annotation && file.Dictionary(annotation, "AP") is { } look && file.Get(look, "N") is PdfStream form)
                Form(form, resources, Start, writing, 1);
        return writing.Text.ToString().Trim();
    }

    void Contents(byte[] content, PdfDictionary resources, State state, Writing writing, int depth)
    {
        var lexer = new PdfLexer(content);
        var parser = new PdfParser(lexer, 30);
        var operands = new List<PdfObject>();
        var saved = new Stack<State>();
        var (matrix, line) = (Affine.Identity, Affine.Identity);
        while (true)
        {
            file.Budget.Step();
            var value = parser.Read();
            if (value is not null)
            {
                if (operands.Count < 64) operands.Add(value);
                continue;
            }
            if (lexer.Kind == PdfToken.End) return;
            if (lexer.Kind != PdfToken.Keyword) continue;
            var keyword = Operators.Pack(lexer.Raw);
            switch (keyword)
            {
                case Operators.Save: if (saved.Count < 1000) saved.Push(state); break;
                case Operators.Restore: if (saved.TryPop(out var earlier)) state = earlier; break;
                case 'c' | 'm' << 8: state = state with { Matrix = Six(operands).Then(state.Matrix) }; break;
                case Operators.BeginText: matrix = line = Affine.Identity; break;
                case Operators.TextFont: state = state with { Font = Font(resources, operands), Size = Last(operands) }; break;
                case Operators.Leading: state = state with { Leading = Last(operands) }; break;
                case 'T' | 'c' << 8: state = state with { LetterSpace = Last(operands) }; break;
                case 'T' | 'w' << 8: state = state with { WordSpace = Last(operands) }; break;
                case 'T' | 'z' << 8: state = state with { Stretch = Last(operands) / 100 }; break;
                case Operators.TextMatrix: matrix = line = Six(operands); break;
                case Operators.MoveText or Operators.MoveTextLeading:
                    if (keyword == Operators.MoveTextLeading) state = state with { Leading = -Last(operands) };
                    matrix = line = Moved(line, operands.Count > 1 ? Number(operands[^2]) : 0, Last(operands));
                    break;
                case Operators.NextLine: matrix = line = Moved(line, 0, -state.Leading); break;
                case Operators.NextLineShow or Operators.SpacedNextLineShow:
                    matrix = line = Moved(line, 0, -state.Leading);
                    matrix = Show(operands, state, matrix, writing);
                    break;
                case Operators.ShowText or Operators.ShowTexts: matrix = Show(operands, state, matrix, writing); break;
                case Operators.PaintObject:
                    if (operands is [.., PdfName name] && file.Dictionary(resources, "XObject") is { } named && file.Get(named, name.Value) is PdfStream form)
                        Form(form, resources, state, writing, depth + 1);
                    break;
                case Operators.ImageData:
                    lexer.Position = InlineImageEnd.Find(content, lexer.Position, new PdfDictionary()) ?? content.Length;
                    break;
            }
            operands.Clear();
        }
    }

    void Form(PdfStream form, PdfDictionary resources, State state, Writing writing, int depth)
    {
        if (depth > DeepestForm || file.Name(form.Dictionary, "Subtype") == "Image" || !within.Add(form)) return;
        var matrix = file.Array(form.Dictionary, "Matrix") is { } array ? Six(array.Items) : Affine.Identity;
        Contents(file.UnpackContents(form), file.Dictionary(form.Dictionary, "Resources") ?? resources, state with { Matrix = matrix.Then(state.Matrix) }, writing, depth);
        within.Remove(form);
    }

    TextFont? Font(PdfDictionary resources, List<PdfObject> operands)
    {
        if (operands.OfType<PdfName>().LastOrDefault() is not { } name || file.Dictionary(resources, "Font") is not { } named
            || file.Dictionary(named, name.Value) is not { } dictionary) return null;
        if (!fonts.TryGetValue(dictionary, out var font)) fonts[dictionary] = font = new(dictionary, file);
        return font;
    }

    Affine Show(List<PdfObject> operands, State state, Affine matrix, Writing writing)
    {
        var shown = operands.Count == 0 ? PdfNull.Instance : operands[^1];
        foreach (var part in shown is PdfArray array ? array.Items : [shown])
        {
            if (part is PdfString codes) matrix = Write(codes.Bytes, state, matrix, writing);
            else matrix = Moved(matrix, -Number(part) / 1000 * state.Size * state.Stretch, 0);
        }
        return matrix;
    }

    static Affine Moved(Affine matrix, double x, double y) => new Affine(1, 0, 0, 1, x, y).Then(matrix);

    static Affine Write(byte[] codes, State state, Affine matrix, Writing writing)
    {
        if (state.Font is null) return matrix;
        var onPage = matrix.Then(state.Matrix);
        var size = Math.Abs(state.Size) * Math.Max(0.01, Math.Sqrt(onPage.C * onPage.C + onPage.D * onPage.D));
        Part(writing, onPage, size);
        var (width, count, spaces) = state.Font.Show(codes, writing.Text);
        matrix = Moved(matrix, (width * state.Size + count * state.LetterSpace + spaces * state.WordSpace) * state.Stretch, 0);
        (writing.X, writing.Y) = matrix.Then(state.Matrix).Map(0, 0);
        writing.Size = size;
        return matrix;
    }

    /// <summary>Parts what is about to be written from what was: by a line end when it stands off the line, by a space after a gap.</summary>
    static void Part(Writing writing, Affine onPage, double size)
    {
        var text = writing.Text;
        if (text.Length == 0 || char.IsWhiteSpace(text[^1])) return;
        var along = Math.Max(1e-6, Math.Sqrt(onPage.A * onPage.A + onPage.B * onPage.B));
        var (dx, dy) = (onPage.E - writing.X, onPage.F - writing.Y);
        var ahead = (dx * onPage.A + dy * onPage.B) / along;
        var aside = Math.Abs(dx * onPage.B - dy * onPage.A) / along;
        var em = Math.Max(size, writing.Size);
        if (aside > 0.7 * em || ahead < -1.5 * em) text.Append('\n');
        else if (ahead > 0.15 * em) text.Append(' ');
    }

    double Number(PdfObject value) => file.Number(value) ?? 0;

    double Last(List<PdfObject> operands) => operands.Count == 0 ? 0 : Number(operands[^1]);

    Affine Six(List<PdfObject> numbers)
    {
        if (numbers.Count < 6) return Affine.Identity;
        var from = numbers.Count - 6;
        return new(Number(numbers[from]), Number(numbers[from + 1]), Number(numbers[from + 2]), Number(numbers[from + 3]), Number(numbers[from + 4]), Number(numbers[from + 5]));
    }
}
