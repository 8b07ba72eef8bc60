using IncidentStrategy.Pdf.Writing;
using IncidentStrategy.Typesetting.Structure;

namespace IncidentStrategy.Typesetting.Printing;

/// <summary>Makes a tag of each element when a page first mentions it, and closes it when pages have done with it.</summary>
sealed class PrintedTags(PdfWriter writer)
{
    sealed class Printed(Tag tag, StructureElement element)
    {
        public Tag Tag { get; } = tag;
        public StructureElement Element { get; } = element;
        public int LastPage { get; set; }
    }

    readonly Dictionary<StructureElement, Printed> living = new(ReferenceEqualityComparer.Instance);
    int page;

    public Tag? Of(StructureElement element, Rectangle? bounds = null)
    {
        if (element.Role == Role.Document) return null;
        if (living.TryGetValue(element, out var known))
        {
            Touch(known);
            return known.Tag;
        }
        var parent = element.Parent is { } above ? Of(above) : null;
        var tag = writer.CreateTag(TypeOf(element), parent, AttributesOf(element, bounds));
        living[element] = new Printed(tag, element) { LastPage = page };
        return tag;
    }

    void Touch(Printed known)
    {
        for (; known.LastPage < page; known = living[known.Element.Parent])
        {
            known.LastPage = page;
            if (known.Element.Parent is not { } parent || !living.ContainsKey(parent)) return;
        }
    }

    /// <summary>An element not mentioned for a whole page will not be again; letting it go keeps memory flat.</summary>
    public void PageEnds()
    {
        List<Printed>? done = null;
        foreach (var printed in living.Values)
            if (printed.LastPage < page) (done ??= []).Add(printed);
        foreach (var printed in done ?? [])
        {
            writer.CloseTag(printed.Tag);
            living.Remove(printed.Element);
        }
        page++;
    }

    static StructureType TypeOf(StructureElement element) => element.Role switch
    {
        Role.Section => StructureType.Div,
        Role.Heading => StructureType.H1 + Math.Clamp(element.Level - 1, 0, 5),
        Role.Paragraph => StructureType.P,
        Role.List => StructureType.L,
        Role.ListItem => StructureType.LI,
        Role.Label => StructureType.Lbl,
        Role.ListBody => StructureType.LBody,
        Role.Table => StructureType.Table,
        Role.TableHead => StructureType.THead,
        Role.TableBody => StructureType.TBody,
        Role.TableRow => StructureType.TR,
        Role.HeaderCell => StructureType.TH,
        Role.DataCell => StructureType.TD,
        Role.Figure => StructureType.Figure,
        Role.Caption => StructureType.Caption,
        Role.Link => StructureType.Link,
        Role.Note => StructureType.Note,
        Role.Reference => StructureType.Reference,
        Role.BlockQuote => StructureType.BlockQuote,
        Role.Code => StructureType.Code,
        Role.Contents => StructureType.Toc,
        Role.ContentsItem => StructureType.Toci,
        _ => StructureType.Span,
    };

    static TagAttributes? AttributesOf(StructureElement element, Rectangle? bounds) => element.Role switch
    {
        Role.Figure => new TagAttributes { Alt = element.AlternativeText ?? "Figure", Bounds = bounds, Placement = Placement.Block },
        Role.HeaderCell => new TagAttributes { Scope = element.HeadsRow ? HeaderScope.Row : HeaderScope.Column, ColumnSpan = element.ColumnSpan, RowSpan = element.RowSpan },
        Role.DataCell when element.ColumnSpan > 1 || element.RowSpan > 1 => new TagAttributes { ColumnSpan = element.ColumnSpan, RowSpan = element.RowSpan },
        Role.List => new TagAttributes { ListNumbering = element.Ordered ? ListNumbering.Decimal : ListNumbering.Disc },
        _ => null,
    };
}
