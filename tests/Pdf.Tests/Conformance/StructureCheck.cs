using System.Text.Json;

namespace IncidentStrategy.Pdf.Tests.Conformance;

/// <summary>The structure tree's rules (UA 7.1 to 7.9): what stands in what, alternative text, headings, tables, notes, and the way back from pages.</summary>
sealed class StructureCheck(QpdfFile file, List<string> faults)
{
    static readonly HashSet<string> Standard = ["Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "P", "H1", "H2", "H3", "H4", "H5", "H6",
        "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula", "Form"];

    readonly Dictionary<int, JsonElement> parentTree = [];
    readonly Dictionary<(int Page, int Mark), int> owners = [];
    readonly Dictionary<int, int> annotationOwners = [];
    readonly HashSet<string> ids = new(StringComparer.Ordinal);
    int lastHeading;

    /// <summary>The element of a mark, by the element's own list of what it holds.</summary>
    public int OwnerOf(int page, int mark) => owners.GetValueOrDefault((page, mark));

    public int OwnerOfAnnotation(int number) => annotationOwners.GetValueOrDefault(number);

    public JsonElement? ParentTree(int key) => parentTree.TryGetValue(key, out var value) ? value : null;

    public string? TypeOf(int element) => file.Name(Element(element), "S");

    public void Run()
    {
        var rootNumber = QpdfFile.Number(file.Raw(file.Catalog, "StructTreeRoot"));
        if (rootNumber == 0)
        {
            faults.Add("A 6.7.3.3, UA 7.1: there is no structure tree");
            return;
        }
        var root = Element(rootNumber);
        ReadNumbers(file.Get(root, "ParentTree"));
        foreach (var kid in file.Items(file.Raw(root, "K"))) Visit(QpdfFile.Number(kid), rootNumber, "", 0);
        if (ids.Count > 0 && file.Get(root, "IDTree") is null) faults.Add("14.7.2: there are ids and no IDTree");
    }

    JsonElement? Element(int number) => file.Follow(JsonSerializer.SerializeToElement($"{number} 0 R"));

    void ReadNumbers(JsonElement? node)
    {
        var pairs = file.Items(file.Raw(node, "Nums")).ToList();
        for (var i = 0; i + 1 < pairs.Count; i += 2) parentTree[pairs[i].GetInt32()] = pairs[i + 1];
        foreach (var kid in file.Items(file.Raw(node, "Kids"))) ReadNumbers(kid);
    }

    void Visit(int number, int parent, string parentType, int page)
    {
        var element = Element(number);
        var type = file.Name(element, "S") ?? "";
        if (!Standard.Contains(type)) faults.Add($"UA 7.1: element {number} is of the unknown type {type}");
        if (QpdfFile.Number(file.Raw(element, "P")) != parent) faults.Add($"14.7.2: element {number} does not know its parent");
        if (!Fits(type, parentType)) faults.Add($"UA 7.2: a {type} stands in a {parentType}");
        Particular(number, element, type);
        if (QpdfFile.Number(file.Raw(element, "Pg")) is var own and not 0) page = own;
        var kids = file.Items(file.Raw(element, "K")).ToList();
        foreach (var kid in kids) Kid(kid, number, type, page);
        if (type == "Table") Table(number, kids);
    }

    void Kid(JsonElement kid, int number, string type, int page)
    {
        if (kid.ValueKind == JsonValueKind.Number)
        {
            if (!owners.TryAdd((page, kid.GetInt32()), number)) faults.Add($"14.7.4: mark {kid} of page {page} has two owners");
            return;
        }
        if (QpdfFile.Number(kid) is var child and not 0)
        {
            Visit(child, number, type, page);
            return;
        }
        var on = QpdfFile.Number(file.Raw(kid, "Pg")) is var own and not 0 ? own : page;
        if (file.Name(kid, "Type") == "OBJR") annotationOwners[QpdfFile.Number(file.Raw(kid, "Obj"))] = number;
        else if (!owners.TryAdd((on, (int)file.Real(kid, "MCID")!.Value), number)) faults.Add($"14.7.4: a mark of page {on} has two owners");
    }

    static bool Fits(string type, string parent) => type switch
    {
        "TR" => parent is "Table" or "THead" or "TBody" or "TFoot",
        "TH" or "TD" => parent == "TR",
        "THead" or "TBody" or "TFoot" => parent == "Table",
        "LI" => parent == "L",
        "LBody" => parent == "LI",
        "TOCI" => parent == "TOC",
        _ => parent switch
        {
            "Table" => type == "Caption",
            "TR" or "THead" or "TBody" or "TFoot" => false,
            "L" => type is "L" or "Caption",
            "LI" => type == "Lbl",
            "TOC" => type is "TOC" or "Caption",
            _ => true,
        },
    };

    void Particular(int number, JsonElement? element, string type)
    {
        if (type is "Figure" or "Formula" && file.Text(element, "Alt") is null && file.Text(element, "ActualText") is null) faults.Add($"UA 7.3, 7.7: {type} {number} has no alternative text");
        if (file.Text(element, "ID") is { } id && !ids.Add(id)) faults.Add($"UA 7.9: the id {id} is not unique");
        if (type == "Note" && file.Text(element, "ID") is null) faults.Add($"UA 7.9: note {number} has no id");
        if (type == "TH" && Attribute(element, "Scope") is null) faults.Add($"UA 7.5: header cell {number} has no scope");
        if (type.Length != 2 || type[0] != 'H' || !char.IsAsciiDigit(type[1])) return;
        var level = type[1] - '0';
        if (lastHeading == 0 && level != 1) faults.Add($"UA 7.4.2: the first heading is {type}");
        if (level > lastHeading + 1) faults.Add($"UA 7.4.2: {type} follows H{lastHeading}");
        lastHeading = level;
    }

    JsonElement? Attribute(JsonElement? element, string key) =>
        file.Items(file.Raw(element, "A")).Select(a => file.Get(a, key)).FirstOrDefault(a => a is not null);

    /// <summary>Every row must fill the same columns, spans counted, and no two cells overlap.</summary>
    void Table(int number, List<JsonElement> kids)
    {
        var parts = kids.Select(k => (Type: file.Name(k, "S"), Kid: k)).ToList();
        if (parts.Count(p => p.Type == "THead") > 1 || parts.Count(p => p.Type == "TFoot") > 1) faults.Add($"UA 7.2: table {number} has two heads or feet");
        if (parts.FindIndex(p => p.Type == "Caption") is > 0 and var at && at < parts.Count - 1 || parts.Count(p => p.Type == "Caption") > 1) faults.Add($"UA 7.2: table {number} has a caption amid its rows, or two");
        if (parts.Any(p => p.Type is "THead" or "TFoot") && parts.All(p => p.Type != "TBody")) faults.Add($"UA 7.2: table {number} has a head and no body");
        var rows = parts.SelectMany(p => p.Type == "TR" ? [p.Kid] : p.Type is "THead" or "TBody" or "TFoot" ? file.Items(file.Raw(p.Kid, "K")) : []).ToList();
        var filled = new HashSet<(int, int)>();
        for (var y = 0; y < rows.Count; y++)
        {
            var x = 0;
            foreach (var cell in file.Items(file.Raw(rows[y], "K")))
            {
                int across = Attribute(cell, "ColSpan")?.GetInt32() ?? 1, down = Attribute(cell, "RowSpan")?.GetInt32() ?? 1;
                while (filled.Contains((y, x))) x++;
                for (var dy = 0; dy < down; dy++)
                    for (var dx = 0; dx < across; dx++)
                        if (!filled.Add((y + dy, x + dx))) faults.Add($"UA 7.2: cells of table {number} overlap");
            }
        }
        var widths = Enumerable.Range(0, rows.Count).Select(y => filled.Count(f => f.Item1 == y)).Distinct().ToList();
        if (widths.Count > 1) faults.Add($"UA 7.2: rows of table {number} have {string.Join(", ", widths)} columns");
        if (filled.Any(f => f.Item1 >= rows.Count)) faults.Add($"UA 7.2: a cell of table {number} spans more rows than there are");
    }
}
