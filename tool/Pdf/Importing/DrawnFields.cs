using System.Text;
using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;
using static IncidentStrategy.Pdf.Importing.Mark;

namespace IncidentStrategy.Pdf.Importing;

/// <summary>Draws form fields that bring no appearance, or whose form asks for new ones (ISO 32000-1, 12.7.3.3), and free text.</summary>
sealed class DrawnFields
{
    const int Multiline = 1 << 12, Password = 1 << 13, Comb = 1 << 24, PushButton = 1 << 16, Combo = 1 << 17;
    const int DeepestField = 32;
    readonly PdfFile file;
    readonly PdfDictionary form;
    readonly bool asked;

    public DrawnFields(PdfFile file)
    {
        this.file = file;
        form = file.Dictionary(file.Catalogue, "AcroForm") ?? new PdfDictionary();
        asked = file.Boolean(form, "NeedAppearances") == true;
    }

    /// <summary>Whether the field's own appearance may be out of date: only values typed or chosen are ever drawn anew.</summary>
    public bool MustDraw(PdfDictionary widget) => asked && (Inherited(widget, "FT") as PdfName)?.Value is "Tx" or "Ch" && Value(widget).Length > 0;

    public Mark? Draw(PdfDictionary widget, PdfBox box)
    {
        var look = file.Dictionary(widget, "MK") ?? new PdfDictionary();
        var ink = new AnnotationInk(file, widget, box);
        var isFreeText = file.Name(widget, "Subtype") == "FreeText";
        var background = isFreeText ? ink.Colour(widget, "C", stroke: false, blackByDefault: false) : ink.Colour(look, "BG", stroke: false, blackByDefault: false);
        var border = isFreeText ? null : ink.Colour(look, "BC", stroke: true, blackByDefault: false);
        var width = border is null ? 0 : ink.BorderWidth;
        var operators = new StringBuilder();
        if (background is not null) operators.Append($"{background} {N(box.Left)} {N(box.Bottom)} {N(box.Width)} {N(box.Height)} re f ");
        if (width > 0) operators.Append($"{border} {ink.Line} {N(box.Left + width / 2)} {N(box.Bottom + width / 2)} {N(box.Width - width)} {N(box.Height - width)} re S ");
        var text = Text(widget, look, box, width, isFreeText, out var font);
        operators.Append(text);
        return operators.Length == 0 ? null : new($"q {operators}Q", font is null ? [] : [("Font", "Font#", font)]);
    }

    string Text(PdfDictionary widget, PdfDictionary look, PdfBox box, double border, bool isFreeText, out PdfObject? font)
    {
        font = null;
        var flags = (Inherited(widget, "Ff") is PdfInteger { Value: var stated } ? (int)stated : 0);
        var kind = (Inherited(widget, "FT") as PdfName)?.Value;
        string? text = isFreeText ? TextValue(file.Get(widget, "Contents")) : kind switch
        {
            "Tx" when (flags & Password) == 0 => Value(widget),
            "Ch" => Value(widget),
            "Btn" when (flags & PushButton) != 0 => TextValue(file.Get(look, "CA")),
            "Btn" when (file.Name(widget, "AS") ?? (Inherited(widget, "V") as PdfName)?.Value ?? "Off") != "Off" => TextValue(file.Get(look, "CA")) is { Length: > 0 } sign ? sign : "4",
            _ => null,
        };
        if (string.IsNullOrEmpty(text)) return "";
        var style = FieldStyle.Read(TextValue(Inherited(widget, "DA") is PdfNull ? form["DA"] : Inherited(widget, "DA")));
        var centred = kind == "Btn";
        if (centred && (flags & PushButton) == 0) font = FieldStyle.Standard("ZapfDingbats");
        else font = FontOf(style.FontName);
        var alignment = centred ? 1 : Inherited(widget, "Q") is PdfInteger { Value: var q and >= 0 and <= 2 } ? (int)q : 0;
        var layout = new FieldLayout(box, border, alignment, style, isFreeText || kind == "Tx" && (flags & Multiline) != 0);
        return kind == "Tx" && (flags & Comb) != 0 && Inherited(widget, "MaxLen") is PdfInteger { Value: var cells and > 0 and < 1000 }
            ? layout.Cells(text, (int)cells) : layout.Set(text);
    }

    PdfObject FontOf(string name) =>
        file.Dictionary(form, "DR") is { } defaults && file.Dictionary(defaults, "Font") is { } fonts && file.Dictionary(fonts, name) is not null
            ? fonts[name] : FieldStyle.Standard(name is "ZaDb" ? "ZapfDingbats" : "Helvetica");

    string Value(PdfDictionary widget) => Inherited(widget, "V") switch
    {
        PdfArray { Count: > 0 } several => TextValue(several[0]),
        var single => TextValue(single),
    };

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

    string TextValue(PdfObject value) => file.Follow(value) switch
    {
        PdfString text => TextOf(text.Bytes),
        PdfStream stream => TextOf(file.Unpack(stream)),
        _ => "",
    };

    /// <summary>A text string's letters: UTF-16 or UTF-8 when it begins so, else taken as Latin-1 (ISO 32000-1, 7.9.2.2).</summary>
    public static string TextOf(byte[] bytes) => bytes switch
    {
        [0xFE, 0xFF, .. var wide] => Encoding.BigEndianUnicode.GetString(wide),
        [0xEF, 0xBB, 0xBF, .. var utf8] => Encoding.UTF8.GetString(utf8),
        _ => Encoding.Latin1.GetString(bytes),
    };
}
