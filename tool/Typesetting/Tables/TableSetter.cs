using IncidentStrategy.Typesetting.Blocks;
using IncidentStrategy.Typesetting.Lines;
using IncidentStrategy.Typesetting.Pages;
using IncidentStrategy.Typesetting.Structure;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace IncidentStrategy.Typesetting.Tables;

/// <summary>Sets a table: measures its cells, shares the width, and gives a fragment for the head and for each row.</summary>
sealed class TableSetter
{
    const double WideGap = 12, NarrowGap = 8, Padding = 3.5, FewRowsPrice = 30, SmallTablePrice = 5, FactsPrice = 25, HyphenLines = 4.5;
    const int ManyColumns = 7;

    readonly Setting setting;
    readonly Flow flow;
    readonly Table table;
    readonly Grid grid;
    readonly StructureElement element;
    readonly Alignment[] alignments;
    readonly bool headsRows, bareHead;
    double[] widths = [];

    /// <summary>The first cell that no row has taken; they stand in the order of their rows.</summary>
    int untaken;

    double Gap => grid.Columns >= ManyColumns ? NarrowGap : WideGap;

    TableSetter(Setting setting, Flow flow, Table table, Grid grid)
    {
        (this.setting, this.flow, this.table, this.grid) = (setting, flow, table, grid);
        element = flow.Parent.Add(Role.Table);
        var numeric = grid.Numeric();
        alignments = new Alignment[grid.Columns];
        for (var i = 0; i < grid.Columns; i++)
            alignments[i] = Written(i) switch
            {
                TableColumnAlign.Right => Alignment.Right,
                TableColumnAlign.Center => Alignment.Centre,
                TableColumnAlign.Left => Alignment.Left,
                _ => numeric[i] ? Alignment.Right : Alignment.Left,
            };
        bareHead = grid.HeadRows > 0 && grid.Cells.Where(c => c.Row < grid.HeadRows).All(c => c.Cell.Count == 0 || c.Words.Length == 0 && c.Cell is [ParagraphBlock { Inline.FirstChild: null }]);
        headsRows = bareHead || Setting.HasClass(table, "row-heads");
    }

    public static void Set(Setting setting, Flow flow, Table table) => WideTables.Set(setting, flow, table, Grid.Of(table));

    /// <summary>Sets a grid whose cells have been measured, in a flow it fits.</summary>
    public static void Set(Setting setting, Flow flow, Table table, Grid grid) => new TableSetter(setting, flow, table, grid).Set();

    /// <summary>How a column's alignment was written, if it was.</summary>
    TableColumnAlign? Written(int column)
    {
        var source = grid.Source is { } columns ? columns[column] : column;
        return source < table.ColumnDefinitions.Count ? table.ColumnDefinitions[source].Alignment : null;
    }

    void Set()
    {
        if (grid.Columns == 0) return;
        Caption();
        Measure();
        var first = flow.Into.Count;
        RowFragment? head = null;
        // A head needs a body; rows that are all head are the body.
        var heads = element.Add(grid.HeadRows < grid.Rows ? Role.TableHead : Role.TableBody);
        var body = element.Add(Role.TableBody);
        if (grid.HeadRows > 0 && !bareHead)
        {
            head = Rows(0, grid.HeadRows, heads, null);
            head.BreakAfter = Fragment.Never;
            flow.Add(head);
        }
        // A head that fills a third of the page is not worth repeating.
        var repeated = head is not null && head.Height < setting.Style.PageHeight / 4 ? head : null;
        while (untaken < grid.Cells.Count && grid.Cells[untaken].Row < grid.HeadRows) untaken++;
        for (var row = grid.HeadRows; row < grid.Rows;)
        {
            var end = GroupEnd(row);
            var fragment = Rows(row, end, body, repeated);
            flow.Add(fragment);
            row = end;
        }
        if (flow.Into.Count == first) return;
        Keep(first + (head is null ? 0 : 1));
        flow.Into[first].Above = Math.Max(flow.Into[first].Above, flow.Text.Space * 1.1);
        flow.Into[^1].Below = Math.Max(flow.Into[^1].Below, flow.Text.Space * 1.8);
    }

    void Caption()
    {
        if (Setting.Attribute(table, "title") is not { Length: > 0 } title) return;
        var style = setting.Cell with { Dress = setting.Cell.Dress.Bolder() };
        var first = flow.Into.Count;
        Paragraphs.Set(setting, flow, element.Add(Role.Caption), style, (inlines, dress) => inlines.Text(title, dress));
        for (var i = first; i < flow.Into.Count; i++) flow.Into[i].BreakAfter = Fragment.Never;
        flow.Into[first].Above = flow.Text.Space * 1.4;
        flow.Into[^1].Below = 2;
    }

    /// <summary>Neither the first row nor the last is left alone on a page if that costs little, and a small table is not gladly parted, one of facts least.</summary>
    void Keep(int first)
    {
        var count = flow.Into.Count - first;
        if (count < 2) return;
        double height = 0;
        for (var i = first; i < flow.Into.Count; i++) height += flow.Into[i].Height;
        if (height < setting.Style.PageHeight * 0.3)
            for (var i = first; i < flow.Into.Count - 1; i++) flow.Into[i].BreakAfter = bareHead ? FactsPrice : SmallTablePrice;
        flow.Into[first].BreakAfter = FewRowsPrice;
        flow.Into[^2].BreakAfter = FewRowsPrice;
    }

    /// <summary>Rows bound together by cells that span them are one fragment.</summary>
    int GroupEnd(int row)
    {
        var end = row + 1;
        for (var i = untaken; i < grid.Cells.Count && grid.Cells[i].Row < end; i++) end = Math.Max(end, grid.Cells[i].Row + grid.Cells[i].Rows);
        return end;
    }

    void Measure()
    {
        var n = grid.Columns;
        double[] least = new double[n], most = new double[n], ink = new double[n];
        var width = flow.Width - Gap * (n - 1);
        foreach (var cell in grid.Cells)
        {
            if (cell.Pieces is null && cell.Most == 0) CellMeasures.Measure(setting, cell, StyleOf(cell), flow.Width);
            if (cell.Columns > 1) continue;
            least[cell.Column] = Math.Max(least[cell.Column], Math.Min(cell.Least, width * 0.4));
            most[cell.Column] = Math.Max(most[cell.Column], cell.Most);
            ink[cell.Column] += cell.Most;
        }
        foreach (var cell in grid.Cells)
            if (cell.Columns > 1) Widen(cell, least, most);
        if (ColumnWidths.Sum(least) > width) CellMeasures.HyphenateLeast(setting, grid, least, StyleOf, width);
        widths = ColumnWidths.Share(least, most, ink, width);
        if (ColumnWidths.Sum(most) <= width || ColumnWidths.Sum(least) >= width) return;
        var samples = Samples();
        var cost = Balance.Columns(widths, least, samples);
        if (!KeepShort(least, width)) return;
        var other = ColumnWidths.Share(least, most, ink, width);
        if (Balance.Columns(other, least, samples) < cost) widths = other;
    }

    /// <summary>Raises columns to what keeps short entries, such as a date, on one line; says whether any gained.</summary>
    bool KeepShort(double[] least, double width)
    {
        var gains = new double[least.Length];
        foreach (var cell in grid.Cells)
            if (cell.Columns == 1 && cell.Row >= grid.HeadRows && cell.Most <= Balance.ShortEntry)
                gains[cell.Column] = Math.Max(gains[cell.Column], cell.Most - least[cell.Column]);
        return ColumnWidths.Raise(least, gains, width * 0.8);
    }

    /// <summary>The natural widths and longest words of some rows' cells, to judge column widths by.</summary>
    (double Most, double Word)[][] Samples()
    {
        const int Most = 60;
        var step = Math.Max(1, (grid.Rows + Most - 1) / Most);
        var rows = new (double Most, double Word)[(grid.Rows + step - 1) / step][];
        for (var i = 0; i < rows.Length; i++) rows[i] = new (double, double)[grid.Columns];
        foreach (var cell in grid.Cells)
            if (cell.Row % step == 0 && cell.Columns == 1) rows[cell.Row / step][cell.Column] = (cell.Most, cell.Least);
        return rows;
    }

    void Widen(GridCell cell, double[] least, double[] most)
    {
        var gaps = Gap * (cell.Columns - 1);
        Raise(least, Math.Min(cell.Least, 200) - gaps);
        Raise(most, cell.Most - gaps);

        void Raise(double[] columns, double wanted)
        {
            var have = 0.0;
            for (var c = cell.Column; c < cell.Column + cell.Columns; c++) have += columns[c];
            for (var c = cell.Column; c < cell.Column + cell.Columns && have < wanted; c++) columns[c] += (wanted - have) / cell.Columns;
        }
    }

    TextStyle StyleOf(GridCell cell)
    {
        var style = setting.Cell with { Alignment = cell.Columns > 1 ? Alignment.Left : alignments[cell.Column] };
        return IsHeading(cell) ? style with { Dress = style.Dress.Bolder() } : style;
    }

    bool IsHeading(GridCell cell) => cell.Row < grid.HeadRows || (headsRows && cell.Column == 0);

    RowFragment Rows(int from, int to, StructureElement section, RowFragment? repeated)
    {
        var first = untaken;
        while (untaken < grid.Cells.Count && grid.Cells[untaken].Row < to) untaken++;
        var cells = grid.Cells.GetRange(first, untaken - first);
        var boxes = new List<CellBox>(cells.Count);
        var tops = new double[to - from + 1];
        var rows = new StructureElement[to - from];
        for (var i = 0; i < rows.Length; i++) rows[i] = section.Add(Role.TableRow);
        foreach (var cell in cells) boxes.Add(CellOf(cell, rows[cell.Row - from]));
        // Each row is as high as its cells, and the last row of a span as high as the span still asks for.
        for (var row = from; row < to; row++)
        {
            double foot = tops[row - from];
            for (var i = 0; i < cells.Count; i++)
                if (cells[i].Row + cells[i].Rows - 1 == row) foot = Math.Max(foot, tops[cells[i].Row - from] + boxes[i].Content);
            tops[row - from + 1] = foot;
        }
        List<FootnoteMark>? notes = null;
        for (var i = 0; i < cells.Count; i++)
        {
            boxes[i].Y = tops[cells[i].Row - from];
            boxes[i].Height = tops[cells[i].Row - from + cells[i].Rows] - boxes[i].Y;
            foreach (var fragment in boxes[i].Fragments)
                if (fragment.Notes is { } marks) (notes ??= []).AddRange(marks);
        }
        var isHead = from < grid.HeadRows;
        return new RowFragment(boxes, repeated, isHead ? setting.Style.Ink : setting.Style.Rule, isHead ? 0.9 : 0.5)
        {
            Height = tops[^1],
            Box = flow.Box,
            Notes = notes,
            Master = flow.Master,
        };
    }

    CellBox CellOf(GridCell cell, StructureElement row)
    {
        var x = flow.X + Gap * cell.Column;
        for (var i = 0; i < cell.Column; i++) x += widths[i];
        var width = Gap * (cell.Columns - 1);
        for (var i = cell.Column; i < cell.Column + cell.Columns; i++) width += widths[i];
        var heading = IsHeading(cell);
        var tag = new StructureElement(heading ? Role.HeaderCell : Role.DataCell, row)
        {
            ColumnSpan = cell.Columns,
            RowSpan = cell.Rows,
            HeadsRow = heading && cell.Row >= grid.HeadRows,
        };
        var style = StyleOf(cell);
        // Words are parted only where they must be, or where a long text runs down a narrow column.
        if (cell.Least > width + 0.1 || cell.Most > width * HyphenLines) style = style with { Hyphenate = true };
        var inner = new Flow(x, width, style, tag, []);
        if (cell.Pieces is { } pieces && !style.Hyphenate && cell.Least <= width + 0.1)
            Paragraphs.Lay(setting, inner, Owned(pieces, tag), tag, style);
        else if (cell.Cell.Count == 1 && cell.Cell[0] is ParagraphBlock paragraph && Figures.SoleImage(paragraph) is null)
            Paragraphs.Set(setting, inner, paragraph.Inline, tag, style);
        else
            BlockSetter.SetAll(setting, inner, cell.Cell);
        if (cell.Pieces is { } done) setting.Return(done);
        cell.Pieces = null;
        var last = cell.Column + cell.Columns >= grid.Columns;
        return new CellBox(inner.Into, tag, x, width + (last ? 0 : Gap), Padding, setting.Cell.Leading);
    }

    /// <summary>Links measured before their cell had an element are given it now.</summary>
    static PieceList Owned(PieceList pieces, StructureElement tag)
    {
        Dress? from = null, to = null;
        foreach (ref var piece in pieces.Span)
        {
            if (piece.Dress?.Element is not { } inner) continue;
            if (!ReferenceEquals(piece.Dress, from))
                (from, to) = (piece.Dress, piece.Dress.With(element: new StructureElement(inner.Role, tag) { AlternativeText = inner.AlternativeText }));
            piece.Dress = to!;
        }
        return pieces;
    }
}
