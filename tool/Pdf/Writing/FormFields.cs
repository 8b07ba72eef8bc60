using IncidentStrategy.Pdf.Fonts;

namespace IncidentStrategy.Pdf.Writing;

/// <summary>Fields to write in and boxes to tick, each with its appearance, its tag and the words it is read aloud by.</summary>
sealed class FormFields(ObjectFile file, PdfWriter writer)
{
    const double Padding = 2;
    readonly List<int> fields = [];
    readonly HashSet<string> names = new(StringComparer.Ordinal);
    int entryFont;

    public int Add(PdfPage page, Rectangle area, TextField field, Tag tag)
    {
        var (to, number) = Begin(page, area, field.Name, field.Tooltip, tag);
        var flags = (field.ReadOnly ? 1 : 0) | (field.Required ? 2 : 0) | (field.Multiline ? 1 << 12 : 0);
        to.Raw("/FT/Tx/Ff "u8).Integer(flags).Raw("/V"u8).Text(field.Value).Raw("/DA(/Entry "u8).Number(field.Size).Raw(" Tf 0 g)"u8);
        if (field.MaximumLength is { } maximum) to.Raw("/MaxLen "u8).Integer(maximum);
        to.Raw("/AP<</N "u8).Reference(TextAppearance(area, field)).Raw(">>"u8);
        if (entryFont == 0) entryFont = file.Allocate();
        return End(to, number);
    }

    public int Add(PdfPage page, Rectangle area, CheckBox box, Tag tag)
    {
        var (to, number) = Begin(page, area, box.Name, box.Tooltip, tag);
        var flags = (box.ReadOnly ? 1 : 0) | (box.Required ? 2 : 0);
        var value = box.Checked ? "/Yes"u8 : "/Off"u8;
        to.Raw("/FT/Btn/Ff "u8).Integer(flags).Raw("/V"u8).Raw(value).Raw("/AS"u8).Raw(value).Raw("/MK<</CA(4)>>/AP<</N<</Yes "u8)
            .Reference(BoxAppearance(area, ticked: true)).Raw("/Off "u8).Reference(BoxAppearance(area, ticked: false)).Raw(">>>>"u8);
        return End(to, number);
    }

    public void WriteForm(ByteBuffer to)
    {
        if (fields.Count == 0) return;
        to.Raw("/AcroForm<</Fields["u8);
        foreach (var field in fields) to.Reference(field).Space();
        to.Byte((byte)']');
        if (entryFont != 0)
        {
            EntryFont.Write(file, entryFont);
            to.Raw("/DR<</Font<</Entry "u8).Reference(entryFont).Raw(">>>>/DA(/Entry 10 Tf 0 g)"u8);
        }
        to.Raw(">>"u8);
    }

    (ByteBuffer To, int Number) Begin(PdfPage page, Rectangle area, string name, string tooltip, Tag tag)
    {
        if (!names.Add(name)) throw new InvalidOperationException($"Two fields are called \"{name}\".");
        var number = file.Allocate();
        var to = new ByteBuffer();
        to.Raw("<</Type/Annot/Subtype/Widget/F 4/Rect"u8);
        page.WriteRectangle(to, area);
        // A dot in a field's name would part it into a field and its child.
        to.Raw("/P "u8).Reference(page.ObjectNumber).Raw("/StructParent "u8).Integer(writer.Structure.AddAnnotation(tag, number, page.ObjectNumber))
            .Raw("/T"u8).Text(name.Replace('.', '-')).Raw("/TU"u8).Text(tooltip).Raw("/Contents"u8).Text(tooltip);
        return (to, number);
    }

    int End(ByteBuffer to, int number)
    {
        file.Write(number, to.Raw(">>"u8).Written);
        fields.Add(number);
        return number;
    }

    int TextAppearance(Rectangle area, TextField field)
    {
        var to = new ByteBuffer();
        var used = new SortedSet<int>();
        to.Raw("0.55 G .5 w .25 .25 "u8).Operand(area.Width - 0.5).Number(area.Height - 0.5).Raw(" re S\n/Tx BMC q 1 1 "u8)
            .Operand(area.Width - 2).Number(area.Height - 2).Raw(" re W n\n"u8);
        var face = FontSet.Noto[FontStyle.Regular];
        var leading = field.Size * (face.Ascent - face.Descent) / 1000;
        var y = field.Multiline ? area.Height - Padding - field.Size * face.Ascent / 1000 : (area.Height - field.Size * (face.Ascent + face.Descent) / 1000) / 2;
        foreach (var line in Lines(field, area.Width - 2 * Padding))
        {
            var run = FontSet.Noto.Shape(line, FontStyle.Regular, kerning: false, ligatures: false);
            to.Raw("BT 0 g "u8).Operand(Padding).Number(y).Raw(" Td"u8);
            foreach (var glyph in run.Glyphs)
            {
                var index = writer.FontIndex(glyph.Face);
                used.Add(index);
                var code = writer.Fonts[index].CodeOf(glyph, line);
                to.Raw("/F"u8).Integer(index).Space().Number(field.Size).Raw(" Tf<"u8).Hex((byte)(code >> 8)).Hex((byte)code).Raw(">Tj"u8);
            }
            to.Raw(" ET\n"u8);
            y -= leading;
        }
        var resources = new ByteBuffer();
        resources.Raw("/Resources<</Font<<"u8);
        foreach (var index in used) resources.Raw("/F"u8).Integer(index).Space().Reference(writer.Fonts[index].Number);
        return Appearance(area, resources.Raw(">>>>"u8), to.Raw("Q EMC"u8));
    }

    static List<string> Lines(TextField field, double width)
    {
        if (!field.Multiline) return field.Value.Length == 0 ? [] : [field.Value.ReplaceLineEndings(" ")];
        var lines = new List<string>();
        foreach (var paragraph in field.Value.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' '))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && FontSet.Noto.Measure(longer, FontStyle.Regular, kerning: false, ligatures: false) * field.Size / 1000 > width)
                {
                    lines.Add(line);
                    longer = word;
                }
                line = longer;
            }
            lines.Add(line);
        }
        return lines;
    }

    int BoxAppearance(Rectangle area, bool ticked)
    {
        var to = new ByteBuffer();
        to.Raw("0.35 G .75 w .5 .5 "u8).Operand(area.Width - 1).Number(area.Height - 1).Raw(" re S\n"u8);
        if (ticked)
            to.Raw("0 G "u8).Number(Math.Max(1, area.Height / 8)).Raw(" w 1 J 1 j "u8)
                .Operand(area.Width * 0.22).Number(area.Height * 0.52).Raw(" m "u8)
                .Operand(area.Width * 0.42).Number(area.Height * 0.28).Raw(" l "u8)
                .Operand(area.Width * 0.78).Number(area.Height * 0.74).Raw(" l S"u8);
        return Appearance(area, new ByteBuffer().Raw("/Resources<<>>"u8), to);
    }

    int Appearance(Rectangle area, ByteBuffer resources, ByteBuffer content)
    {
        var number = file.Allocate();
        var to = new ByteBuffer();
        to.Raw("/Type/XObject/Subtype/Form/BBox[0 0 "u8).Operand(area.Width).Number(area.Height).Byte((byte)']').Raw(resources.Written);
        file.WriteStream(number, to.Written, content.Written, Packing.Small);
        return number;
    }
}
