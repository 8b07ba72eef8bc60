using IncidentStrategy.Typesetting.Blocks;
using IncidentStrategy.Typesetting.Pages;
using Markdig.Extensions.Tables;

namespace IncidentStrategy.Typesetting.Tables;

/// <summary>
/// Finds room for a table whose words do not fit the measure: a landscape page, and, where even that is too narrow,
/// several tables one below another, each with the first column.
/// </summary>
static class WideTables
{
    const double Gap = 8;

    /// <summary>How far words may be from fitting before a table leaves its page: so much hyphenation can bear.</summary>
    const double Bearable = 1.08;

    public static void Set(Setting setting, Flow flow, Table table, Grid grid)
    {
        if (grid.Columns < 3)
        {
            TableSetter.Set(setting, flow, table, grid);
            return;
        }
        var least = Least(setting, flow, grid);
        var needed = ColumnWidths.Sum(least) + Gap * (least.Length - 1);
        if (needed <= flow.Width * Bearable)
        {
            TableSetter.Set(setting, flow, table, grid);
            return;
        }
        var place = flow.OnPage && flow.Master == Master.Portrait ? Landscape(setting, flow) : flow;
        if (needed <= place.Width * Bearable) TableSetter.Set(setting, place, table, grid);
        else
            foreach (var part in Parts(least, Joined(grid), place.Width))
            {
                var piece = grid.Only(part);
                TableSetter.Set(setting, place, table, piece);
            }
    }

    static Flow Landscape(Setting setting, Flow flow)
    {
        var style = setting.Style;
        return flow with { Master = Master.Landscape, Width = style.PageHeight - style.MarginLeft - style.MarginRight };
    }

    static double[] Least(Setting setting, Flow flow, Grid grid)
    {
        var least = new double[grid.Columns];
        foreach (var cell in grid.Cells)
        {
            if (cell.Columns > 1) continue;
            var style = cell.Row < grid.HeadRows ? setting.Cell with { Dress = setting.Cell.Dress.Bolder() } : setting.Cell;
            // A long address or number may be broken; it is words that ask for room.
            least[cell.Column] = Math.Max(least[cell.Column], Math.Min(CellMeasures.LeastOf(setting, cell, style, flow.Width), flow.Width * 0.25));
        }
        return least;
    }

    /// <summary>Which columns a cell binds to the one before; one across the whole table binds none.</summary>
    static bool[] Joined(Grid grid)
    {
        var joined = new bool[grid.Columns];
        foreach (var cell in grid.Cells)
            for (var c = cell.Column + 1; cell.Columns < grid.Columns - 1 && c < cell.Column + cell.Columns; c++) joined[c] = true;
        return joined;
    }

    /// <summary>The first column with as many others as fit, evenly shared over the fewest parts, which end where no cell spans if that can be.</summary>
    static IEnumerable<IReadOnlyList<int>> Parts(double[] least, bool[] joined, double width)
    {
        var room = width - least[0];
        var total = least.Skip(1).Sum(w => w + Gap);
        var share = total / Math.Ceiling(total / room) * 1.05;
        var part = new List<int> { 0 };
        var used = 0.0;
        for (var i = 1; i < least.Length; i++)
        {
            // What a cell binds together goes into a part as a whole where it can.
            var bound = least[i] + Gap;
            for (var k = i + 1; !joined[i] && k < least.Length && joined[k]; k++) bound += least[k] + Gap;
            if (part.Count > 1 && (used + bound > room || (used >= share - least[i] / 2 && !joined[i])))
            {
                yield return part;
                (part, used) = ([0], 0);
            }
            part.Add(i);
            used += least[i] + Gap;
        }
        yield return part;
    }
}
