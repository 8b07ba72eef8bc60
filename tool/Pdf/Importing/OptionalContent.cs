using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;

namespace IncidentStrategy.Pdf.Importing;

/// <summary>Which layers are off as the file opens (ISO 32000-1, 8.11): what they hide is not bound in, what they show is.</summary>
sealed class OptionalContent
{
    const int DeepestExpression = 20;
    readonly IPdfObjects objects;
    readonly HashSet<int> off = [];
    readonly HashSet<int> all = [];

    public OptionalContent(PdfFile file)
    {
        objects = file;
        if (objects.Dictionary(file.Catalogue, "OCProperties") is not { } properties) return;
        var defaults = objects.Dictionary(properties, "D") ?? new PdfDictionary();
        foreach (var group in Groups(properties, "OCGs")) all.Add(group);
        if (objects.Name(defaults, "BaseState") == "OFF") off.UnionWith(all);
        off.ExceptWith(Groups(defaults, "ON"));
        off.UnionWith(Groups(defaults, "OFF"));
    }

    /// <summary>Whether anything is hidden at all.</summary>
    public bool HidesAny => off.Count > 0 || all.Count > 0;

    IEnumerable<int> Groups(PdfDictionary dictionary, string key) =>
        objects.Array(dictionary, key)?.Items.OfType<PdfReference>().Select(r => r.Number) ?? [];

    /// <summary>Whether what belongs to this group or membership dictionary shows.</summary>
    public bool Shows(PdfObject membership) => Shows(membership, 0);

    bool Shows(PdfObject membership, int depth)
    {
        if (membership is PdfReference reference && all.Contains(reference.Number)) return !off.Contains(reference.Number);
        if (depth > DeepestExpression || objects.Dictionary(membership) is not { } dictionary || objects.Name(dictionary, "Type") != "OCMD") return true;
        if (objects.Array(dictionary, "VE") is { Count: > 0 } expression) return Holds(expression, depth + 1);
        var members = (objects.Get(dictionary, "OCGs") is PdfArray several ? several.Items : [dictionary["OCGs"]])
            .OfType<PdfReference>().Where(r => all.Contains(r.Number)).Select(r => !off.Contains(r.Number)).ToList();
        if (members.Count == 0) return true;
        return objects.Name(dictionary, "P") switch
        {
            "AllOn" => members.TrueForAll(on => on),
            "AnyOff" => members.Exists(on => !on),
            "AllOff" => members.TrueForAll(on => !on),
            _ => members.Exists(on => on),
        };
    }

    bool Holds(PdfArray expression, int depth)
    {
        if (depth > DeepestExpression) return true;
        var operands = expression.Items.Skip(1).Take(256);
        return (objects.Follow(expression[0]) as PdfName)?.Value switch
        {
            "And" => operands.All(Operand),
            "Or" => operands.Any(Operand),
            "Not" => !operands.All(Operand),
            _ => true,
        };

        bool Operand(PdfObject operand) => objects.Follow(operand) is PdfArray inner ? Holds(inner, depth + 1) : Shows(operand, depth + 1);
    }
}
