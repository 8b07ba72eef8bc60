using System.Text;
using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;
using static IncidentStrategy.Pdf.Importing.Annotations.Mark;

namespace IncidentStrategy.Pdf.Importing.Annotations;

/// <summary>Draws form fields that bring no appearance, or whose form asks for new ones (ISO 32000-1, 12.7.3.3), and free text.</summary>
sealed class DrawnFields
{
    const int Multiline = 1 << 12, Password = 1 << 13, Radio = 1 << 15, PushButton = 1 << 16, Combo = 1 << 17, Edited = 1 << 18, Comb = 1 << 24;
    const int DeepestField = 32, MostChoices = 2000, MostLetters = 10_000;

    /// <summary>A letter set costs as much as so many tokens read: it is measured for each size that is tried.</summary>
    const int StepsForLetter = 100;

    readonly PdfFile file;
    readonly PdfDictionary form;
    readonly Dictionary<(string, bool), FieldFont> fonts = [];

    public DrawnFields(PdfFile file)
    {
        this.file = file;
        form = file.Get(file.Catalogue, "AcroForm") as PdfDictionary ?? new PdfDictionary();
        AsksForNew = file.Boolean(form, "NeedAppearances") == true;
    }

    /// <summary>Whether the form's own appearances may be out of date.</summary>
    public bool AsksForNew { get; }

    sealed record Field(PdfDictionary Widget, PdfDictionary Look, Border? Border, double Width, double Height)
    {
        public double BorderWidth => Border?.Width ?? 0;
    }

    public Drawing? Draw(PdfDictionary widget, PdfBox place)
    {
        var look = file.Dictionary(widget, "MK");
        var turns = look is not null && file.Integer(look, "R") is 90 or 180 or 270 ? file.Integer(look, "R")!.Value / 90 : 0;
        var field = new Field(widget, look ?? new PdfDictionary(), Border.Read(file, widget), place.Width, place.Height);
        var operators = new StringBuilder();
        if (AnnotationColour.Read(file, field.Look, "BG") is { IsTransparent: false } background)
            operators.Append($"{background.Operator(stroke: false)}0 0 {N(field.Width)} {N(field.Height)} re f ");
        if (field.BorderWidth > 0) operators.Append(Edge(field));
        var (content, font) = Content(turns % 2 == 1 ? field with { Width = field.Height, Height = field.Width } : field);
        if (content.Length > 0) operators.Append($"q {Turned(turns, field)}{content}Q");
        if (operators.Length == 0) return null;
        var drawing = new Drawing(operators.ToString(), new(0, 0, place.Width, place.Height), place);
        return font is null ? drawing : drawing with { Resources = new PdfDictionary { ["Font"] = new PdfDictionary { ["F"] = font.Value } } };
    }

    static string Turned(int turns, Field field) => turns switch
    {
        1 => $"0 1 -1 0 {N(field.Width)} 0 cm ",
        2 => $"-1 0 0 -1 {N(field.Width)} {N(field.Height)} cm ",
        3 => $"0 -1 1 0 0 {N(field.Height)} cm ",
        _ => "",
    };

    string Edge(Field field)
    {
        var colour = AnnotationColour.Read(file, field.Look, "BC") is { IsTransparent: false } own ? own : AnnotationColour.Read(file, field.Look, "BG");
        if (colour is not { IsTransparent: false }) return "";
        var isRound = Kind(field) == "Btn" && (Flags(field) & (Radio | PushButton)) == Radio && Caption(field) is null;
        return isRound ? FieldEdges.Round(field.Border!, colour, field.Width, field.Height) : FieldEdges.Square(field.Border!, colour, field.Width, field.Height);
    }

    string? Kind(Field field) => (Inherited(field.Widget, "FT") as PdfName)?.Value;

    int Flags(Field field) => Inherited(field.Widget, "Ff") is PdfInteger { Value: var flags } ? (int)flags : 0;

    string? Caption(Field field) => file.Get(field.Look, "CA") is PdfString caption ? Text(caption) : null;

    (string Operators, FieldFont? Font) Content(Field field)
    {
        var flags = Flags(field);
        switch (Kind(field))
        {
            case "Btn": return Button(field, flags);
            case "Tx" when Text(Inherited(field.Widget, "V")) is { Length: > 0 } value:
                if ((flags & Password) != 0) value = new string('*', value.Length);
                var cells = (flags & Comb) != 0 && Inherited(field.Widget, "MaxLen") is PdfInteger { Value: var most and > 0 and < 1000 } ? (int)most : 0;
                return Set(field, Alignment(field), text => (flags & Multiline) != 0 ? text.SeveralLines(value) : cells > 0 ? text.Cells(value, cells) : text.OneLine(value));
            case "Ch":
                var choices = Choices(field);
                if ((flags & Combo) == 0) return Set(field, Alignment(field), text => text.List([.. choices.Skip(Math.Max(0, file.Integer(field.Widget, "TI") ?? 0))]));
                var typed = (flags & Edited) != 0 && !choices.Exists(c => c.Chosen) ? Text(Inherited(field.Widget, "V")) : null;
                return (typed ?? choices.Find(c => c.Chosen).Text) is { Length: > 0 } chosen ? Set(field, Alignment(field), text => text.OneLine(chosen)) : ("", null);
            default: return ("", null);
        }
    }

    (string, FieldFont?) Button(Field field, int flags)
    {
        const int centred = 1;
        var caption = Caption(field);
        if ((flags & PushButton) != 0) return caption is null ? ("", null) : Set(field, centred, text => text.OneLine(caption));
        var state = file.Name(field.Widget, "AS") ?? "Off";
        if (state == "Off") return ("", null);
        if ((flags & Radio) == 0) return Set(field, centred, text => text.OneLine(caption ?? "3"), signs: true);
        if ((Inherited(field.Widget, "V") as PdfName)?.Value != state) return ("", null);
        if (caption is not null) return Set(field, centred, text => text.OneLine(caption), signs: true);
        if (AnnotationColour.Read(file, field.Look, "BC") is not { IsTransparent: false } colour) return ("", null);
        var radius = 0.2 * Math.Min(field.Width, field.Height);
        return (colour.Operator(stroke: false) + new Outline(default).Ellipse(field.Width / 2, field.Height / 2, radius, radius) + "f ", null);
    }

    int Alignment(Field field) => (Inherited(field.Widget, "Q") is PdfInteger own ? own : file.Get(form, "Q") as PdfInteger) is { Value: 1 or 2 } stated ? (int)stated.Value : 0;

    /// <summary>Sets text in the style of the field, or of its form where the field's names no font.</summary>
    (string, FieldFont?) Set(Field field, int alignment, Func<FieldText, string> set, bool signs = false)
    {
        foreach (var appearance in new[] { Inherited(field.Widget, "DA"), file.Get(form, "DA") })
        {
            if (appearance is not PdfString stated) continue;
            var style = FieldStyle.Read(TextOf(stated.Bytes));
            if (style.FontName is null) continue;
            var font = FontOf(signs ? "ZaDb" : style.FontName, signs);
            return (set(new FieldText(field.Width, field.Height, field.BorderWidth, alignment, font, style)), font);
        }
        return ("", null);
    }

    FieldFont FontOf(string name, bool byCode) =>
        fonts.TryGetValue((name, byCode), out var known) ? known : fonts[(name, byCode)] = FindFont(name, byCode);

    FieldFont FindFont(string name, bool byCode)
    {
        if (file.Dictionary(form, "DR") is { } defaults && file.Dictionary(defaults, "Font") is { } named && file.Dictionary(named, name) is { } font)
            return FieldFont.Of(file, named[name], font, byCode);
        return FieldFont.Standard(name switch { "ZaDb" => "ZapfDingbats", "Cour" => "Courier", "TiRo" => "Times-Roman", "Helvetica-Bold" => name, _ => "Helvetica" });
    }

    /// <summary>What may be chosen and whether it is: by its place if the field says, else by what is exported for it.</summary>
    List<(string Text, bool Chosen)> Choices(Field field)
    {
        var values = (Inherited(field.Widget, "V") switch { PdfArray several => several.Items, var single => [single] }).Select(Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var places = (Inherited(field.Widget, "I") as PdfArray)?.Items.Select(i => file.Number(i) ?? -1).ToHashSet();
        var choices = new List<(string, bool)>();
        foreach (var option in (Inherited(field.Widget, "Opt") as PdfArray)?.Items.Take(MostChoices) ?? [])
        {
            var (export, text) = file.Follow(option) is PdfArray { Count: >= 2 } pair ? (Text(pair[0]), Text(pair[1])) : (null, Text(option));
            choices.Add((text ?? "", places?.Contains(choices.Count) ?? values.Contains(export ?? text ?? "")));
        }
        return choices;
    }

    public Drawing FreeText(PdfDictionary annotation, PdfBox place)
    {
        var (border, style) = (Border.Read(file, annotation) ?? Border.Usual, FieldStyle.Read(Text(file.Get(annotation, "DA")) ?? ""));
        var fill = AnnotationColour.Read(file, annotation, "C") is { IsTransparent: false } colour ? colour.Operator(stroke: false) : null;
        var font = FontOf(style.FontName ?? "Helvetica", byCode: false);
        var operators = new StringBuilder(border.Width > 0 ? border.Line : "");
        if (fill is not null || border.Width > 0)
            operators.Append($"{style.Colour.ToUpperInvariant()} {fill}{N(border.Width / 2)} {N(border.Width / 2)} {N(place.Width - border.Width)} {N(place.Height - border.Width)} re ")
                .Append(fill is null ? "S " : border.Width > 0 ? "B " : "f ");
        var alignment = file.Integer(annotation, "Q") is 1 or 2 ? file.Integer(annotation, "Q")!.Value : 0;
        operators.Append(new FieldText(place.Width, place.Height, border.Width, alignment, font, style).Free(Text(file.Get(annotation, "Contents")) ?? ""));
        return new(operators.ToString(), new(0, 0, place.Width, place.Height), place)
        {
            Opacity = file.Number(annotation["CA"]) ?? 1,
            Resources = new PdfDictionary { ["Font"] = new PdfDictionary { ["F"] = font.Value } },
        };
    }

    /// <summary>A field's entry, its own or of those above it.</summary>
    PdfObject Inherited(PdfDictionary field, string key)
    {
        for (var depth = 0; depth < DeepestField; depth++)
        {
            if (file.Get(field, key) is not PdfNull and var value) return value;
            if (file.Dictionary(field, "Parent") is not { } parent) break;
            field = parent;
        }
        return PdfNull.Instance;
    }

    string? Text(PdfObject value)
    {
        if (file.Follow(value) is not PdfString text) return null;
        var bytes = text.Bytes.Length <= MostLetters ? text.Bytes : text.Bytes[..MostLetters];
        file.Budget.Step(StepsForLetter * bytes.Length);
        return TextOf(bytes);
    }

    /// <summary>What the bytes from 0x80 stand for in PDFDocEncoding where Latin-1 has controls (ISO 32000-1, annex D.2).</summary>
    const string BeyondLatin = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž";

    /// <summary>A text string's letters: UTF-16 or UTF-8 when it begins so, else PDFDocEncoding (ISO 32000-1, 7.9.2.2).</summary>
    public static string TextOf(byte[] bytes) => bytes switch
    {
        [0xFE, 0xFF, .. var wide] => Encoding.BigEndianUnicode.GetString(wide),
        [0xEF, 0xBB, 0xBF, .. var utf8] => Encoding.UTF8.GetString(utf8),
        _ => string.Create(bytes.Length, bytes, (letters, from) =>
        {
            for (var i = 0; i < from.Length; i++) letters[i] = from[i] is >= 0x80 and < 0x9F ? BeyondLatin[from[i] - 0x80] : from[i] == 0xA0 ? '€' : (char)from[i];
        }),
    };
}
