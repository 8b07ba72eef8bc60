using System.Text.Json;

namespace IncidentStrategy.Pdf.Tests.Conformance;

/// <summary>The pages' rules: all that is painted is tagged or an artifact, marks and elements agree, annotations are in the structure; and which codes each font shows.</summary>
sealed class PageCheck(QpdfFile file, StructureCheck structure, List<string> faults)
{
    static readonly HashSet<string> Painting = ["Tj", "TJ", "'", "\"", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "BI"];
    static readonly HashSet<string> Known = [.. Painting, "BT", "ET", "Tf", "Td", "TD", "Tm", "T*", "Tc", "Tw", "Tz", "TL", "Tr", "Ts", "q", "Q", "cm", "w", "J", "j", "M", "d", "ri", "i", "gs",
        "m", "l", "c", "v", "y", "h", "re", "n", "W", "W*", "BMC", "BDC", "EMC", "MP", "DP", "g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"];

    readonly Dictionary<int, HashSet<int>> codes = [];

    /// <summary>The codes shown by each font, by the font's object number.</summary>
    public Dictionary<int, HashSet<int>> Run()
    {
        foreach (var (number, page) in file.Objects.Where(o => file.Name(o.Value, "Type") == "Page").ToList())
        {
            if (file.Name(page, "Tabs") != "S") faults.Add($"UA 7.18.3: page {number} is not tabbed by structure");
            var box = file.Items(file.Raw(page, "MediaBox")).Select(v => v.GetDouble()).ToList();
            if (box.Count != 4 || box[2] - box[0] is < 3 or > 14400 || box[3] - box[1] is < 3 or > 14400) faults.Add($"A 6.1.13: page {number} has no valid size");
            try
            {
                Content(number, page);
            }
            catch (InvalidDataException fault)
            {
                faults.Add($"page {number}: {fault.Message}");
            }
            foreach (var annotation in file.Items(file.Raw(page, "Annots"))) Annotation(QpdfFile.Number(annotation), annotation);
        }
        return codes;
    }

    void Content(int number, JsonElement page)
    {
        var resources = file.Get(page, "Resources");
        var data = file.Items(file.Raw(page, "Contents")).SelectMany(c => file.Data(QpdfFile.Number(c)).Append((byte)'\n')).ToArray();
        var marks = new Stack<string>();
        var seen = new HashSet<int>();
        int saved = 0, font = 0;
        var inText = false;
        var marksOutsideText = 0;
        foreach (var (operation, operands) in new ContentReader(data).Operations())
        {
            if (!Known.Contains(operation)) faults.Add($"A 6.2.2: page {number} has the operator {operation}");
            if (Painting.Contains(operation) && marks.All(m => m is not ("tag" or "artifact"))) faults.Add($"UA 7.1: page {number} paints ({operation}) neither tagged nor as an artifact");
            switch (operation)
            {
                case "BDC" or "BMC":
                    Mark(number, operands, marks, seen);
                    break;
                case "EMC":
                    if (marks.Count == 0 || (inText && marks.Count == marksOutsideText)) throw new InvalidDataException("Marks do not nest.");
                    marks.Pop();
                    break;
                case "BT":
                    if (inText) throw new InvalidDataException("Text nests.");
                    (inText, marksOutsideText) = (true, marks.Count);
                    break;
                case "ET":
                    if (!inText || marks.Count != marksOutsideText) throw new InvalidDataException("A mark straddles text.");
                    inText = false;
                    break;
                case "q":
                    if (++saved > 28) faults.Add($"A 6.1.13: page {number} saves more than 28 deep");
                    break;
                case "Q":
                    if (--saved < 0 || inText) throw new InvalidDataException("Q without q, or in text.");
                    break;
                case "Tf":
                    font = QpdfFile.Number(file.Raw(file.Get(resources, "Font"), ((string)operands[0])[1..]));
                    if (font == 0) faults.Add($"A 6.2.2: page {number} lacks the font {operands[0]}");
                    break;
                case "Do" when file.Raw(file.Get(resources, "XObject"), ((string)operands[0])[1..]) is null:
                    faults.Add($"A 6.2.2: page {number} lacks the object {operands[0]}");
                    break;
                case "gs":
                    Transparency(number, page, file.Get(resources, "ExtGState", ((string)operands[0])[1..]));
                    break;
                case "Tj": Show(font, (byte[])operands[0]); break;
                case "TJ":
                    foreach (var part in ((List<object>)operands[0]).OfType<byte[]>()) Show(font, part);
                    break;
            }
        }
        if (marks.Count > 0 || saved != 0 || inText) throw new InvalidDataException("Something is not closed at the page's end.");
        var key = (int)(file.Real(page, "StructParents") ?? -1);
        var owners = structure.ParentTree(key) is { } array ? file.Items(array).Select(e => QpdfFile.Number(e)).ToList() : [];
        if (owners.Count != seen.Count) faults.Add($"14.7.4.4: page {number} has {seen.Count} marks and the parent tree {owners.Count}");
        foreach (var mark in seen)
            if (mark >= owners.Count || structure.OwnerOf(number, mark) != owners[mark] || owners[mark] == 0) faults.Add($"14.7.4.4: mark {mark} of page {number} and its element disagree");
    }

    void Mark(int number, List<object> operands, Stack<string> marks, HashSet<int> seen)
    {
        var kind = "other";
        if (operands[0] is "/Artifact") kind = "artifact";
        else if (operands.Count > 1 && operands[1] is List<object> properties && properties.IndexOf("/MCID") is var at and >= 0)
        {
            kind = "tag";
            if (!seen.Add((int)(double)properties[at + 1])) faults.Add($"14.7.4: mark {properties[at + 1]} of page {number} is used twice");
            if (structure.TypeOf(structure.OwnerOf(number, (int)(double)properties[at + 1])) is { } type && "/" + type != (string)operands[0]) faults.Add($"a mark of page {number} says {operands[0]} and its element {type}");
        }
        if ((kind == "artifact" && marks.Contains("tag")) || (kind == "tag" && (marks.Contains("artifact") || marks.Contains("tag")))) faults.Add($"UA 7.1: on page {number} {kind} stands within {string.Join(", ", marks)}");
        marks.Push(kind);
    }

    void Transparency(int number, JsonElement page, JsonElement? state)
    {
        if ((file.Real(state, "ca") ?? 1) < 1 && file.Get(page, "Group") is null) faults.Add($"A 6.2.10: page {number} is transparent and has no group");
    }

    void Show(int font, byte[] text)
    {
        if (!codes.TryGetValue(font, out var shown)) codes[font] = shown = [];
        for (var i = 0; i + 1 < text.Length; i += 2) shown.Add(text[i] << 8 | text[i + 1]);
    }

    void Annotation(int number, JsonElement annotation)
    {
        var subtype = file.Name(annotation, "Subtype");
        if (subtype is not ("Link" or "Widget")) faults.Add($"annotation {number} is a {subtype}");
        if (((int)(file.Real(annotation, "F") ?? 0) & 0b100111) != 4) faults.Add($"A 6.3.2: annotation {number} may not print");
        if (string.IsNullOrWhiteSpace(file.Text(annotation, "Contents"))) faults.Add($"UA 7.18: annotation {number} does not say what it is");
        if (subtype == "Widget" && string.IsNullOrWhiteSpace(file.Text(annotation, "TU"))) faults.Add($"UA 7.18.1: field {number} has no name to read aloud");
        if (subtype == "Widget" && file.Get(annotation, "AP", "N") is null) faults.Add($"A 6.3.3: field {number} has no appearance");
        var owner = structure.OwnerOfAnnotation(number);
        var wanted = subtype == "Widget" ? "Form" : "Link";
        if (structure.TypeOf(owner) != wanted) faults.Add($"UA 7.18.4, 7.18.5: annotation {number} is not in a {wanted}");
        if (QpdfFile.Number(structure.ParentTree((int)(file.Real(annotation, "StructParent") ?? -1))) != owner) faults.Add($"14.7.4.4: annotation {number} and its element disagree");
    }
}
